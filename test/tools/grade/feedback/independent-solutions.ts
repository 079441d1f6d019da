// The right solutions, written differently, by which each exercise is proved (test/checks), read as text.

import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const checks = new URL('../../../checks/', import.meta.url);

/** Exercise → its solutions. */
export function independentSolutions(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const folder of readdirSync(checks).filter((name) => /^\d\d$/.test(name))) {
    for (const file of readdirSync(new URL(`${folder}/`, checks))) {
      const text = readFileSync(new URL(`${folder}/${file}`, checks), 'utf8');
      for (const [exercise, solutions] of solutionsIn(text)) found.set(exercise, solutions);
    }
  }
  return found;
}

function solutionsIn(text: string): [string, string[]][] {
  const found: [string, string[]][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'proveExercise') {
      const [proof] = node.arguments;
      const hidden = /hidden\['([\d.]+)'\]/.exec(proof.getText())?.[1];
      if (hidden !== undefined) found.push([hidden, literals(proof)]);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

function literals(proof: ts.Node): string[] {
  if (!ts.isObjectLiteralExpression(proof)) return [];
  const property = proof.properties.find((each) => each.name?.getText() === 'solutions');
  if (property === undefined || !ts.isPropertyAssignment(property)) return [];
  const { initializer } = property;
  if (!ts.isArrayLiteralExpression(initializer)) return [];
  return initializer.elements.filter(ts.isNoSubstitutionTemplateLiteral).map(({ text }) => text);
}
