import { writeFileSync, mkdirSync } from 'node:fs';
import { readNotebook } from './tools/notebook/files.ts';
import { readDocument } from './tools/document/read-document.ts';
import { deckOf } from './tools/slides/deck.ts';
import { deckPage } from './tools/slides/deck-page.ts';
mkdirSync('build/slides', { recursive: true });
for (const file of process.argv.slice(2)) {
  const nb = await readNotebook(file);
  const { document, warnings } = readDocument(file, nb);
  for (const w of warnings) console.log(w.place.id, w.sentence);
  const deck = deckOf(document);
  console.log(document.name, deck.slides.length, deck.slides.flatMap((s) => s.subslides).length);
  writeFileSync(`build/slides/${document.name}.html`, await deckPage(deck));
}
