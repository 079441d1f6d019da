// What a deck sets for the gate; see slides/browser/deck.ts.
import type { RevealApi } from 'reveal.js';

declare global {
  var courseDeck: RevealApi | undefined;
}
