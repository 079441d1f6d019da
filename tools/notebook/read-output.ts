// The outputs of a code cell, and MIME bundles, from JSON to checked data.

import {
  array,
  count,
  object,
  onlyKeys,
  required,
  string,
  stringLike,
  strings,
  text,
  wrong,
} from './fields.ts';
import type { Json, JsonObject, MimeBundle, Output } from './notebook.ts';
import { at, type Place } from './notebook-error.ts';

const keys = {
  stream: ['name', 'output_type', 'text'],
  display_data: ['data', 'metadata', 'output_type'],
  execute_result: ['data', 'execution_count', 'metadata', 'output_type'],
  error: ['ename', 'evalue', 'output_type', 'traceback'],
} as const;

/** The outputs of a code cell. Throws NotebookError at the first that the format does not allow. */
export function readOutputs(value: Json | undefined, place: Place): readonly Output[] {
  return array(value, place).map((output, i) =>
    readOutput(object(output, at(place, i)), at(place, i)),
  );
}

function readOutput(output: JsonObject, place: Place): Output {
  const output_type = required(output, 'output_type', place, outputType);
  onlyKeys(output, place, {
    what: `an output of type ${output_type}`,
    keys: keys[output_type],
    mend: 'delete it',
  });
  switch (output_type) {
    case 'stream':
      return {
        output_type,
        name: required(output, 'name', place, stringLike('stdout')),
        text: required(output, 'text', place, text),
      };
    case 'display_data':
      return {
        output_type,
        data: required(output, 'data', place, readMimeBundle),
        metadata: required(output, 'metadata', place, object),
      };
    case 'execute_result':
      return {
        output_type,
        execution_count: required(output, 'execution_count', place, count),
        data: required(output, 'data', place, readMimeBundle),
        metadata: required(output, 'metadata', place, object),
      };
    case 'error':
      return {
        output_type,
        ename: required(output, 'ename', place, string),
        evalue: required(output, 'evalue', place, string),
        traceback: required(output, 'traceback', place, strings),
      };
  }
}

function outputType(value: Json | undefined, place: Place): Output['output_type'] {
  switch (value) {
    case 'stream':
    case 'display_data':
    case 'execute_result':
    case 'error':
      return value;
    default:
      throw wrong(value, place, {
        wanted: '"stream", "display_data", "execute_result" or "error"',
        example: '"display_data"',
      });
  }
}

/** MIME type → content: the lines of a text are joined, JSON stays as it is. */
export function readMimeBundle(value: Json | undefined, place: Place): MimeBundle {
  // fromEntries defines the keys instead of assigning them, so a key `__proto__` is only a key.
  return Object.fromEntries(
    Object.entries(object(value, place)).map(([mime, content]) => [
      mime,
      isJsonMime(mime) ? content : text(content, at(place, mime)),
    ]),
  );
}

/** Whether the content under this MIME type is any JSON; the pattern is the schema's. */
export function isJsonMime(mime: string): boolean {
  return /^application\/(.*\+)?json$/.test(mime);
}
