// What cells find without importing it, and the types of tslab's API, which the kernel itself serves.

/** Declarations that every cell sees. */
export const AMBIENT = `
/** Shows the message and waits for a line of input; null when none was given. */
declare function prompt(message?: string, defaultValue?: string): string | null;
/** Shows the question and waits for y or n. */
declare function confirm(message?: string): boolean;
/** Shows the message and waits until it was read. */
declare function alert(message?: string): void;

declare module 'tslab' {
  interface Versions {
    tslab: string;
    typescript: string;
    node: string;
  }
  /** The versions of the kernel, of TypeScript and of Node. */
  export const versions: Versions;
  export interface Display {
    /** Runs JavaScript in the page. */
    javascript(s: string): void;
    /** Shows HTML. */
    html(s: string): void;
    /** Shows Markdown, with formulas between dollar signs. */
    markdown(s: string): void;
    /** Shows LaTeX. */
    latex(s: string): void;
    /** Shows an SVG drawing. */
    svg(s: string): void;
    /** Shows a PNG image. */
    png(b: Uint8Array): void;
    /** Shows a JPEG image. */
    jpeg(b: Uint8Array): void;
    /** Shows a GIF image. */
    gif(b: Uint8Array): void;
    /** Shows a PDF document. */
    pdf(b: Uint8Array): void;
    /** Shows plain text. */
    text(s: string): void;
    /** Shows data of any MIME type. */
    raw(contentType: string, b: string | Uint8Array): void;
  }
  /** A display whose next content takes the place of the one before. */
  export function newDisplay(): Display;
  /** Shows rich contents below the cell. */
  export const display: Display;
}
`;
