// What stands in a release where a solution was. The cell must still be strict TypeScript, so a region is
// one of two forms:
//
//   function f(x: number): number {     the rest of the body of a named function, arrow function,
//     // BEGIN SOLUTION                 method, accessor or constructor whose result type is written:
//     return x * x;                     becomes `throw new Error('TODO 6.2: f');`
//     // END SOLUTION
//   }
//
//   // BEGIN SOLUTION                   declarations at the top of a cell, each with its type:
//   const answer: number = 3;           becomes `const answer = undefined as unknown as number;`,
//   // END SOLUTION                     which runs, so that the cells below it are reached
import ts from 'typescript';
import type { Region } from './markers.ts';

/** The lines that replace a region, or why none can. */
export type Stub = { readonly lines: readonly string[] } | { readonly fault: string };

/** What replaces a region of a cell; `exercise` is its number. */
export function stub(source: string, { first, last }: Region, exercise: string): Stub {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.Latest, true);
  const ends = source.split('\n').map((line) => line.length + 1);
  const start = sum(ends.slice(0, first - 1));
  const end = Math.min(sum(ends.slice(0, last)), source.length);
  const place = innermost(file, start, end);
  if (!ts.isBlock(place) && !ts.isSourceFile(place)) return { fault: wrongPlace };
  const { statements } = place;
  const cut = statements.some(
    (each) => !isOutside(each, start, end) && !isInside(each, start, end),
  );
  if (cut) return { fault: 'the region cuts a statement in two; let it hold whole statements' };
  const inside = statements.filter((each) => isInside(each, start, end));
  if (inside.length === 0)
    return { fault: 'the region holds no statement; put the solution into it' };
  const indent = /^\s*/.exec(source.slice(start))?.[0] ?? '';
  if (ts.isSourceFile(place)) return declarationStubs(inside, exercise);
  if (statements.at(-1) !== inside.at(-1)) {
    return {
      fault:
        'statements follow the region in its function; let the region go to the end of the body',
    };
  }
  return functionStub(place, indent, exercise);
}

const wrongPlace =
  'the region stands neither in the body of a function nor at the top of the cell; put the body of one function between the markers';

function functionStub(body: ts.Block, indent: string, exercise: string): Stub {
  const owner = body.parent;
  if (!ts.isFunctionLike(owner)) return { fault: wrongPlace };
  const name = nameOf(owner);
  if (name === undefined) {
    return {
      fault: 'the region stands in a function without a name; give it one for the stub to say',
    };
  }
  if (!hasResultType(owner)) {
    return {
      fault: `${name} does not say its result type, so its stub would have none; write it behind the parameters`,
    };
  }
  return { lines: [`${indent}throw new Error('TODO ${exercise}: ${name}');`] };
}

function declarationStubs(statements: readonly ts.Statement[], exercise: string): Stub {
  const lines: string[] = [];
  for (const statement of statements) {
    if (!ts.isVariableStatement(statement)) {
      return {
        fault:
          'the region holds more than declarations; leave the signature of a function outside it, and declare values with a type, as in const answer: number = 3;',
      };
    }
    const { declarations, flags } = statement.declarationList;
    for (const { name, type } of declarations) {
      if (!ts.isIdentifier(name)) {
        return {
          fault: `${name.getText()} is a pattern, for which there is no stub; declare its names one by one`,
        };
      }
      if (type === undefined) {
        return {
          fault: `${name.text} is declared without a type, so its stub would have none; write for instance const answer: number = 3;`,
        };
      }
      const keyword = flags & ts.NodeFlags.Const ? 'const' : 'let';
      const value = `undefined as unknown as ${type.getText()}`;
      lines.push(`${keyword} ${name.text} = ${value}; // TODO ${exercise}: ${name.text}`);
    }
  }
  return { lines };
}

/** The smallest node around the span. */
function innermost(file: ts.SourceFile, start: number, end: number): ts.Node {
  let node: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (child) =>
      child.getStart(file) < start && end <= child.end ? child : undefined,
    );
    if (inner === undefined) return node;
    node = inner;
  }
}

function isInside(node: ts.Node, start: number, end: number): boolean {
  return node.getStart() > start && node.end <= end;
}

function isOutside(node: ts.Node, start: number, end: number): boolean {
  return node.end <= start || node.getStart() >= end;
}

/** The name under which a student knows the function: `step`, `Network.step`, `Network.constructor`. */
function nameOf(owner: ts.SignatureDeclaration): string | undefined {
  if (ts.isConstructorDeclaration(owner)) return member(owner.parent, 'constructor');
  const name = owner.name ?? declaredAs(owner.parent)?.name;
  if (name === undefined || !(ts.isIdentifier(name) || ts.isPrivateIdentifier(name)))
    return undefined;
  if (ts.isPropertyAssignment(owner.parent) || ts.isPropertyDeclaration(owner.parent)) {
    return member(owner.parent.parent, name.text);
  }
  const isMember = ts.isClassElement(owner) || ts.isObjectLiteralElement(owner);
  return isMember ? member(owner.parent, name.text) : name.text;
}

function member(whole: ts.Node, name: string): string {
  const own = ts.isClassLike(whole) ? whole.name : undefined;
  const declared = own ?? declaredAs(whole.parent)?.name;
  return declared && ts.isIdentifier(declared) ? `${declared.text}.${name}` : name;
}

type Declared = ts.VariableDeclaration | ts.PropertyAssignment | ts.PropertyDeclaration;

/** The declaration whose value a function, a class or an object is. */
function declaredAs(node: ts.Node): Declared | undefined {
  const isOne =
    ts.isVariableDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isPropertyDeclaration(node);
  return isOne ? node : undefined;
}

function hasResultType(owner: ts.SignatureDeclaration): boolean {
  if (ts.isConstructorDeclaration(owner) || ts.isSetAccessorDeclaration(owner)) return true;
  if (owner.type !== undefined) return true;
  const declared = declaredAs(owner.parent);
  return (
    declared !== undefined && !ts.isPropertyAssignment(declared) && declared.type !== undefined
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
