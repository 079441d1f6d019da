// Small mistakes made mechanically in a solution: another operator, another index, one too many, a
// term left out. Whoever checks the solution must notice each.

import ts from 'typescript';

export interface Mutant {
  /** Where and what: `2:10 z.rows → z.cols`. */
  readonly description: string;
  readonly source: string;
}

/** A piece of the text, and what to put there instead. */
interface Edit {
  readonly node: ts.Node;
  readonly text: string;
}

/** Every mutant of the functions in this TypeScript text, one change each. */
export function mutantsOf(source: string): Mutant[] {
  const file = ts.createSourceFile('solution.ts', source, ts.ScriptTarget.ES2022, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    edits.push(...editsOf(node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  const bySource = new Map<string, Mutant>();
  for (const { node, text } of edits) {
    const start = node.getStart(file);
    const mutated = source.slice(0, start) + text + source.slice(node.end);
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    const change = `${short(node.getText(file))} → ${short(text)}`;
    const description = `${line + 1}:${character + 1} ${change}`;
    if (mutated !== source && !bySource.has(mutated)) {
      bySource.set(mutated, { description, source: mutated });
    }
  }
  return [...bySource.values()];
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  if (line === '') return 'nothing';
  return line.length > 60 ? `${line.slice(0, 57)} …` : line;
}

function editsOf(node: ts.Node): Edit[] {
  if (ts.isBinaryExpression(node)) return binary(node);
  if (ts.isCallExpression(node)) return call(node);
  if (ts.isNumericLiteral(node)) return number(node);
  if (ts.isPrefixUnaryExpression(node)) return unary(node);
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [node.whenTrue.getText(), node.whenFalse.getText()];
    return [yes, no].map((text) => ({ node, text }));
  }
  if (ts.isPropertyAccessExpression(node)) return property(node);
  if (ts.isElementAccessExpression(node)) return index(node);
  if (ts.isExpressionStatement(node)) return [{ node, text: '' }];
  return [];
}

const operators: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/', '+'],
  '/': ['*'],
  '**': ['*'],
  '%': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-=', '='],
  '-=': ['+=', '='],
  '*=': ['/=', '='],
  '/=': ['*=', '='],
};

/** Another operator, or one of the two terms left out. */
function binary(node: ts.BinaryExpression): Edit[] {
  const { left, right, operatorToken } = node;
  const operator = operatorToken.getText();
  const others = (operators[operator] ?? []).map((text) => ({ node: operatorToken, text }));
  if (!/^(\+|-|\*|\/|\*\*|&&|\|\|)$/.test(operator)) return others;
  return [...others, ...[left, right].map((term) => ({ node, text: term.getText() }))];
}

const functions: Readonly<Record<string, readonly string[]>> = {
  matmul: ['timesTranspose', 'transposeTimes'],
  timesTranspose: ['matmul', 'transposeTimes'],
  transposeTimes: ['matmul', 'timesTranspose'],
  hadamard: ['add'],
  add: ['subtract', 'hadamard'],
  subtract: ['add'],
  'Math.exp': ['Math.log'],
  'Math.log': ['Math.exp'],
  'Math.sin': ['Math.cos'],
  'Math.cos': ['Math.sin'],
  'Math.max': ['Math.min'],
  'Math.min': ['Math.max'],
  'Math.sqrt': ['Math.abs'],
  'Math.abs': ['Math.sqrt'],
};

const symmetric = ['hadamard', 'add', 'Math.max', 'Math.min', 'closeness'];

/** Another function, two arguments exchanged, or one of the arguments in place of the result. */
function call(node: ts.CallExpression): Edit[] {
  const name = node.expression.getText();
  const args = node.arguments.map((arg) => arg.getText());
  const others = (functions[name] ?? []).map((text) => ({ node: node.expression, text }));
  const exchanged =
    args.length < 2 || symmetric.includes(name)
      ? []
      : [{ node, text: `${name}(${[args[1], args[0], ...args.slice(2)].join(', ')})` }];
  // An argument that is a function cannot stand for the result.
  const left = node.arguments
    .filter((arg) => !ts.isArrowFunction(arg) && !ts.isFunctionExpression(arg))
    .map((arg) => ({ node, text: arg.getText() }));
  return [...others, ...exchanged, ...left];
}

function number(node: ts.NumericLiteral): Edit[] {
  const x = Number(node.text);
  const others = Number.isInteger(x) ? [x + 1, ...(x > 0 ? [x - 1] : [])] : [2 * x, 0];
  return others.map((other) => ({ node, text: String(other) }));
}

function unary(node: ts.PrefixUnaryExpression): Edit[] {
  const { operator, operand } = node;
  return operator === ts.SyntaxKind.MinusToken || operator === ts.SyntaxKind.ExclamationToken
    ? [{ node, text: operand.getText() }]
    : [];
}

const properties: Readonly<Record<string, string>> = { rows: 'cols', cols: 'rows' };

function property(node: ts.PropertyAccessExpression): Edit[] {
  const other = properties[node.name.text];
  if (other !== undefined) return [{ node: node.name, text: other }];
  return node.name.text === 'length' ? [{ node, text: `(${node.getText()} - 1)` }] : [];
}

/** The entry after or before, or the one at another index of the same function. */
function index(node: ts.ElementAccessExpression): Edit[] {
  const argument = node.argumentExpression;
  const beside = ts.isStringLiteral(argument)
    ? []
    : ['+ 1', '- 1'].map((step) => ({ node: argument, text: `${argument.getText()} ${step}` }));
  const others = indices(node);
  const swapped: Edit[] = [];
  const visit = (part: ts.Node): void => {
    if (ts.isIdentifier(part) && others.includes(part.text)) {
      for (const text of others) swapped.push({ node: part, text });
    }
    ts.forEachChild(part, visit);
  };
  visit(argument);
  return [...beside, ...swapped];
}

/** The single letters that count something around a node. */
function indices(node: ts.Node): string[] {
  const found: string[] = [];
  for (let around = node.parent; around !== undefined; around = around.parent) {
    if (ts.isForStatement(around) && around.initializer !== undefined) {
      const { initializer } = around;
      if (ts.isVariableDeclarationList(initializer)) {
        found.push(...initializer.declarations.map(({ name }) => name.getText()));
      }
    }
    if (ts.isArrowFunction(around)) found.push(...around.parameters.map((p) => p.name.getText()));
  }
  return found.filter((name) => /^[ijklmn]$/.test(name));
}
