// A process that evaluates cells in V8's REPL mode, as the kernel's session does, and says what came out.
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

// A cell may declare names like `process` anew, and then they mean the cell's everywhere.
const { process: host, JSON: json } = globalThis;

const session = new inspector.Session();
session.connect();

const require = createRequire(`${host.cwd()}/cell.js`);
globalThis.__import = (specifier, options) =>
  specifier.endsWith('.json')
    ? { default: require(specifier), options }
    : import(specifier.startsWith('node:') ? specifier : pathToFileURL(require.resolve(specifier)));
globalThis.__meta = { dirname: host.cwd() };
globalThis.__await = (value) => value;
globalThis.__resumed = (value) => value;

host.on('message', ({ name, js }) => {
  const expression = `${js}\n//# sourceURL=${name}`;
  const parameters = { expression, replMode: true, awaitPromise: true };
  session.post('Runtime.evaluate', parameters, (_, { result, exceptionDetails }) => {
    const { description = '' } = exceptionDetails?.exception ?? {};
    if (exceptionDetails) host.send({ thrown: description.split('\n')[0], stack: description });
    else tell(result);
  });
});

// As text, since a value may be a function or cyclic.
function tell({ objectId, unserializableValue, value }) {
  if (!objectId) return host.send({ value: unserializableValue ?? `${json.stringify(value)}` });
  const functionDeclaration = `function () {
    return typeof this === 'function' ? '[' + this.name + ']' : globalThis.JSON.stringify(this);
  }`;
  session.post('Runtime.callFunctionOn', { objectId, functionDeclaration }, (_, { result }) =>
    host.send({ value: result.value }),
  );
}

host.send('ready');
