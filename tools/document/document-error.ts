// What is wrong with a notebook that is to be shown, and where.

/** A cell of a notebook file. */
export interface Place {
  /** As the user calls it. */
  readonly file: string;
  /** From 1, as people count. */
  readonly cell: number;
  readonly id: string;
}

/** `notebooks/04-….ipynb, cell 3 (id "sigma")` */
export function placeName({ file, cell, id }: Place): string {
  return `${file}, cell ${cell} (id "${id}")`;
}

/** A notebook cannot be shown as it is; the message names file and cell and says how to mend it. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly place: Place | { readonly file: string };

  constructor(place: Place | { readonly file: string }, sentence: string, options?: ErrorOptions) {
    super(`${'id' in place ? placeName(place) : place.file}: ${sentence}`, options);
    this.place = place;
  }
}

/** Something that is shown otherwise than in Jupyter: told, but no error. */
export interface Warning {
  readonly place: Place;
  readonly sentence: string;
}
