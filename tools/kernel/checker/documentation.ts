// Three quarters of the declarations of JavaScript and of Node are documentation, which the compiler reads
// as carefully as the rest. So it gets them bare, until somebody asks about a name that they declare.
import ts from 'typescript';
import type { View } from './service.ts';

/**
 * Declarations without the comments that begin a line. Of one that has `@deprecated` in it this word stays,
 * for such names come last in a completion.
 */
export function bare(declarations: string): string {
  return declarations.replace(/^[ \t]*\/\*[\s\S]*?\*\/[ \t]*\n?/gm, (comment) =>
    comment.startsWith('/**', comment.indexOf('/')) && /@deprecated\b/.test(comment)
      ? '/** @deprecated */\n'
      : '',
  );
}

/** The files in which something may be said of the name at this place. */
export function tellers({ program, source }: View, at: number): Set<string> {
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Declaration>();
  const add = (declarations: readonly (ts.Declaration | undefined)[] = []): void => {
    for (const declaration of declarations) {
      if (!declaration || seen.has(declaration)) continue;
      seen.add(declaration);
      for (const base of [declaration, declaration.parent].flatMap(bases)) {
        add(symbolsAt(base).flatMap(declarationsOf));
      }
    }
  };
  const symbolsAt = (node: ts.Node): ts.Symbol[] => {
    const symbol = checker.getSymbolAtLocation(node);
    if (!symbol) return [];
    return symbol.flags & ts.SymbolFlags.Alias ? [checker.getAliasedSymbol(symbol)] : [symbol];
  };
  const node = nodeAt(source, at);
  for (const symbol of symbolsAt(node)) {
    add(declarationsOf(symbol));
    const type = checker.getTypeOfSymbolAtLocation(symbol, node);
    const signatures = [...type.getCallSignatures(), ...type.getConstructSignatures()];
    add(signatures.map((signature) => signature.declaration));
  }
  // const { sqrt } = Math
  if (node !== source && ts.isBindingElement(node.parent)) {
    const { parent, propertyName = node } = node.parent;
    const property = checker.getTypeAtLocation(parent).getProperty(propertyName.getText(source));
    add(property?.declarations);
  }
  return new Set([...seen].map((declaration) => declaration.getSourceFile().fileName));
}

// What a class or an interface extends or implements: a member that says nothing of itself has its words.
function bases(node: ts.Node | undefined): ts.Expression[] {
  if (!node || (!ts.isClassLike(node) && !ts.isInterfaceDeclaration(node))) return [];
  return (node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.expression));
}

function declarationsOf(symbol: ts.Symbol): readonly ts.Declaration[] {
  return symbol.declarations ?? [];
}

function nodeAt(source: ts.SourceFile, at: number): ts.Node {
  let found: ts.Node = source;
  const visit = (node: ts.Node): void => {
    if (at < node.getStart(source) || at >= node.end) return;
    found = node;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}
