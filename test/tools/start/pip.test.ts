import { describe, expect, it } from 'vitest';
import { counted, pipFailure, tallyOf } from '../../../tools/start/pip.ts';

const requirements = `# made by a tool
anyio==4.12.1 ; python_full_version < '3.10' \\
    --hash=sha256:41cf
anyio==4.16.0 ; python_full_version >= '3.10' \\
    --hash=sha256:90ab
jupyterlab==4.6.6 \\
    --hash=sha256:1234
`;

describe('what pip says', () => {
  it('counts the packages that are wanted here and those that are fetched', () => {
    const lines = [
      "Ignoring anyio: markers 'python_full_version < \"3.10\"' don't match your environment",
      'Collecting anyio==4.16.0 (from -r requirements.txt (line 4))',
      '  Downloading anyio-4.16.0-py3-none-any.whl (109 kB)',
    ];
    expect(tallyOf(requirements)).toEqual({ wanted: 3, fetched: 0, isWriting: false });
    expect(lines.reduce(counted, tallyOf(requirements))).toEqual({
      wanted: 2,
      fetched: 1,
      isWriting: false,
    });
    const last = counted(tallyOf(requirements), 'Installing collected packages: anyio, jupyterlab');
    expect(last.isWriting).toBe(true);
  });

  it('becomes a sentence when it fails', () => {
    expect(
      pipFailure(
        "WARNING: Retrying … after connection broken by 'NewConnectionError(…)'\n" +
          'ERROR: No matching distribution found for anyio==4.16.0\n',
      ),
    ).toMatchInlineSnapshot(
      `"pip cannot fetch the packages of requirements.txt; is there a network? It is needed once"`,
    );
    expect(
      pipFailure('ERROR: Could not install packages: [Errno 28] No space left on device'),
    ).toMatchInlineSnapshot(`"the disk is full"`);
    expect(
      pipFailure('ERROR: THESE PACKAGES DO NOT MATCH THE HASHES.\n    anyio==4.16.0'),
    ).toMatchInlineSnapshot(
      `"pip cannot install requirements.txt (THESE PACKAGES DO NOT MATCH THE HASHES)"`,
    );
  });
});
