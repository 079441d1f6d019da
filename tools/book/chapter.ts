// What a book is made of, as plain data.

import type { Curriculum } from '../../curriculum/index.ts';
import type { Document } from '../document/document.ts';
import type { Library } from './library.ts';

/** A notebook of the course, ready to become a page. */
export interface Chapter {
  readonly document: Document;
  /** The lines of the lecture texts that it covers: `S1:14-64`. */
  readonly covers: readonly string[];
  readonly exercises: readonly Exercise[];
  /** Files beside the page, as a link has them. */
  readonly notebookFile: string | null;
  readonly exerciseFile: string | null;
}

export interface Exercise {
  /** `4.1` */
  readonly id: string;
  readonly title: string;
  readonly points: number;
}

/** What all pages share. */
export interface Course {
  readonly title: string;
  readonly curriculum: Curriculum;
  readonly library: Library;
}

/** The page of a notebook, as a link has it. */
export function pageOf({ name }: Document): string {
  return `${encodeURIComponent(name)}.html`;
}
