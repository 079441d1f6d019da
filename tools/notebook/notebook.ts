// A Jupyter notebook, nbformat 4.5, as plain data. Text is one string here and an array of lines
// in the file; `read` and `write` translate. A field that the format does not define is Json.

export interface Notebook {
  readonly nbformat: 4;
  readonly nbformat_minor: 5;
  readonly metadata: NotebookMetadata;
  readonly cells: readonly Cell[];
}

export interface NotebookMetadata {
  readonly kernelspec?: {
    readonly name: string;
    readonly display_name: string;
    readonly [key: string]: Json;
  };
  readonly language_info?: { readonly name: string; readonly [key: string]: Json };
  readonly title?: string;
  readonly [key: string]: Json | undefined;
}

export type Cell = MarkdownCell | CodeCell | RawCell;

export interface MarkdownCell {
  readonly cell_type: 'markdown';
  readonly id: string;
  readonly metadata: CellMetadata;
  readonly source: string;
  readonly attachments?: Readonly<Record<string, MimeBundle>>;
}

export interface RawCell {
  readonly cell_type: 'raw';
  readonly id: string;
  readonly metadata: CellMetadata;
  readonly source: string;
  readonly attachments?: Readonly<Record<string, MimeBundle>>;
}

export interface CodeCell {
  readonly cell_type: 'code';
  readonly id: string;
  readonly metadata: CellMetadata;
  readonly source: string;
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

export interface CellMetadata {
  readonly tags?: readonly string[];
  readonly slideshow?: { readonly slide_type?: string };
  readonly [key: string]: Json | undefined;
}

export type Output = Stream | DisplayData | ExecuteResult | ErrorOutput;

export interface Stream {
  readonly output_type: 'stream';
  /** `stdout` or `stderr` in every kernel known; the schema allows any string. */
  readonly name: string;
  readonly text: string;
}

export interface DisplayData {
  readonly output_type: 'display_data';
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, Json>>;
}

export interface ExecuteResult {
  readonly output_type: 'execute_result';
  readonly execution_count: number | null;
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, Json>>;
}

export interface ErrorOutput {
  readonly output_type: 'error';
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** MIME type → content: any JSON under `application/json` and `application/*+json`, otherwise text. */
export type MimeBundle = Readonly<Record<string, Json>>;

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}
