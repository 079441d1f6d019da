// What the course is made of, as data: formulas, errata, lecture texts, notebooks to come.

/** A lecture text: S0 to S4. The texts themselves are not part of the project. */
export type LectureTag = `S${0 | 1 | 2 | 3 | 4}`;

/** Lines of a lecture text, both ends included: `S1:62` or `S3:127-129`. */
export type LineRange = `${LectureTag}:${number}` | `${LectureTag}:${number}-${number}`;

/** The number of a notebook: the first two characters of its file. */
export type NotebookNumber = `${0 | 1}${number}`;

/** A formula of the course, known by its number everywhere: in texts, cells and tests. */
export interface Formula {
  readonly number: `F${number}` | `F${number}${'a' | 'b' | 'c'}`;
  readonly name: string;
  /** Display maths in the course's notation, without its tag. */
  readonly tex: string;
  /** Where the lectures state it; empty where they leave it out and the course needs it. */
  readonly lines: readonly LineRange[];
  /** The notebooks that teach it: each shows it. Others may show it, too. */
  readonly notebooks: readonly NotebookNumber[];
  /** The exported functions of kernel-lib that compute it. */
  readonly functions: readonly string[];
}

export type ErratumKind =
  /** The lecturer wrote something that is false. */
  | 'slip'
  /** The scanner misread the handwriting. */
  | 'scan'
  /** Two conventions or two meanings of a letter, each right alone. */
  | 'clash'
  /** It can be read in two ways, one of them wrong. */
  | 'ambiguity'
  /** A case, a condition or a remark is missing. */
  | 'gap'
  /** A word is wrong, or a claim goes too far; no formula is. */
  | 'wording';

/** A place of the lecture texts that misleads. */
export interface Erratum {
  readonly id: `E${number}`;
  readonly lines: readonly LineRange[];
  /** Markdown: what stands there. */
  readonly printed: string;
  /** Markdown: what should stand there. */
  readonly right: string;
  readonly kind: ErratumKind;
  /** The notebooks that treat it, each for the lines that it covers. */
  readonly notebooks: readonly NotebookNumber[];
}

/** A lecture whose text the course follows. */
export interface Lecture {
  readonly tag: LectureTag;
  readonly title: string;
  readonly author: string;
  /** ISO 8601. */
  readonly date: string;
  /** How many lines the text has. */
  readonly lines: number;
  /** The lines without any text, as in `2, 4-6`. No notebook need cover them. */
  readonly blank: string;
  /** Lines on which the scanner left nothing that can be read, or repeats and invents. */
  readonly noise: string;
  /** Lines that hold only course, date or a title. */
  readonly headings: string;
}

/** A notebook that is planned and does not exist yet. Formulas and errata name it by its number. */
export interface PlannedNotebook {
  readonly number: NotebookNumber;
  readonly title: string;
  readonly covers: readonly LineRange[];
}
