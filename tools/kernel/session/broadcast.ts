// globalThis[Symbol.for('Jupyter.broadcast')](type, content, { metadata }): what Deno offers for
// messages that no other function sends, such as an update of an earlier display.

import type { Displayed } from '../threads.ts';
import { bundle, json } from './display.ts';

export interface Publisher {
  show(displayed: Displayed): void;
  clear(wait: boolean): void;
}

/** Puts the function on the global object. */
export function installBroadcast(publisher: Publisher): void {
  const broadcast = async (type: string, content: unknown = {}): Promise<void> => {
    publish(publisher, type, isRecord(content) ? content : {});
  };
  Object.defineProperty(globalThis, Symbol.for('Jupyter.broadcast'), { value: broadcast });
}

function publish(publisher: Publisher, type: string, content: Record<string, unknown>): void {
  switch (type) {
    case 'display_data':
    case 'update_display_data': {
      const data = bundle(content.data, `${type}: data`);
      const metadata = bundleOfJson(content.metadata, `${type}: metadata`);
      const id = isRecord(content.transient) ? content.transient.display_id : undefined;
      const update = type === 'update_display_data';
      if (update && typeof id !== 'string') {
        throw new TypeError(`${type}: transient.display_id must say which display to update`);
      }
      const transient = typeof id === 'string' ? { display_id: id } : {};
      publisher.show({ data, metadata, transient, update });
      return;
    }
    case 'clear_output':
      publisher.clear(content.wait === true);
      return;
    default:
      throw new TypeError(
        `Jupyter.broadcast: ${type} is unknown; it sends display_data, update_display_data and clear_output`,
      );
  }
}

function bundleOfJson(given: unknown, who: string): Displayed['metadata'] {
  if (!isRecord(given)) return {};
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, json(value, who)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
