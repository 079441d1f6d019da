// Every figure says in words what it shows.

import { isObject } from '../notebook/fields.ts';
import type { CodeCell, Json, MimeBundle, Output } from '../notebook/notebook.ts';
import { type CourseNotebook, codeCells, markdownCells } from './course-notebook.ts';
import type { Finding } from './finding.ts';
import { lineAt, prose } from './markdown.ts';

export const PLOTLY = 'application/vnd.plotly.v1+json';

/** Pictures in texts without alternative text. */
export function checkImages({ file, notebook }: CourseNotebook): Finding[] {
  return markdownCells(notebook).flatMap(({ id, source }) =>
    [...prose(source).matchAll(/!\[\s*\]\(|<img(?![^>]*\balt="[^"]+")[^>]*>/g)].map(
      ({ index }) => ({
        file,
        cell: id,
        line: lineAt(source, index),
        what: 'the picture has no alt text; write what it shows: ![…](…)',
      }),
    ),
  );
}

/** Figures put out without alternative text, or without the same in words for who cannot see it. */
export function checkFigures({ file, notebook }: CourseNotebook): Finding[] {
  return codeCells(notebook).flatMap((cell) =>
    bundles(cell).flatMap((data) =>
      Object.hasOwn(data, PLOTLY)
        ? figureFaults(data[PLOTLY], file, cell)
        : imageFaults(data, file, cell),
    ),
  );
}

/** The alternative text of a Plotly figure; empty if it has none. */
export function altOf(figure: Json): string {
  const layout = isObject(figure) ? figure.layout : undefined;
  const meta = isObject(layout) ? layout.meta : undefined;
  const alt = isObject(meta) ? meta.alt : undefined;
  return typeof alt === 'string' ? alt.trim() : '';
}

function figureFaults(figure: Json, file: string, cell: CodeCell): Finding[] {
  const alt = altOf(figure);
  const place = { file, cell: cell.id };
  if (alt === '') {
    return [
      {
        ...place,
        what: 'the figure has no alt text in layout.meta.alt; show it with show(…) of course-display',
      },
    ];
  }
  if (bundles(cell).some((data) => plain(data).includes(alt))) return [];
  return [
    {
      ...place,
      what: 'no text/plain output says what the figure shows; show it with show(…) of course-display',
    },
  ];
}

function imageFaults(data: MimeBundle, file: string, cell: CodeCell): Finding[] {
  const image = Object.keys(data).find((mime) => mime.startsWith('image/'));
  if (image === undefined || plain(data).trim() !== '') return [];
  return [
    {
      file,
      cell: cell.id,
      what: `the ${image} has no text/plain beside it that says what it shows; add one`,
    },
  ];
}

function plain(data: MimeBundle): string {
  const text = data['text/plain'];
  return typeof text === 'string' ? text : '';
}

function bundles({ outputs }: CodeCell): MimeBundle[] {
  return outputs.flatMap((output: Output) => ('data' in output ? [output.data] : []));
}
