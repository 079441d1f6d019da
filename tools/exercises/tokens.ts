// Which parts of a cell are comments, and which are text inside quotes. The parser tells them apart: a
// scanner alone does not know where a template goes on, or whether a slash divides.
import ts from 'typescript';

export interface Comment {
  readonly start: number;
  readonly text: string;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

const textKinds = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
  ts.SyntaxKind.RegularExpressionLiteral,
]);

/** The comments of a file, in order: the scanner reads what stands between two tokens. */
export function comments(file: ts.SourceFile): Comment[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false);
  return tokens(file).flatMap((token) => {
    const found: Comment[] = [];
    const start = token.getFullStart();
    scanner.setText(file.text, start, token.getStart(file) - start);
    for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
      const isComment =
        kind === ts.SyntaxKind.SingleLineCommentTrivia ||
        kind === ts.SyntaxKind.MultiLineCommentTrivia;
      if (isComment) found.push({ start: scanner.getTokenStart(), text: scanner.getTokenText() });
    }
    return found;
  });
}

/** Strings, templates and regular expressions, the quotes included. */
export function textTokens(file: ts.SourceFile): Span[] {
  return tokens(file)
    .filter(({ kind }) => textKinds.has(kind))
    .map((token) => ({ start: token.getStart(file), end: token.getEnd() }));
}

/** The line of a position, from 1. */
export function lineAt(file: ts.SourceFile, position: number): number {
  return file.getLineAndCharacterOfPosition(position).line + 1;
}

function tokens(node: ts.Node): ts.Node[] {
  const children = node.getChildren().filter(({ kind }) => !isDocumentation(kind));
  if (children.length > 0) return children.flatMap(tokens);
  return node.kind === ts.SyntaxKind.SyntaxList ? [] : [node];
}

// The parser makes nodes of /** … */, too; to a reader of markers it is a comment.
function isDocumentation(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstJSDocNode && kind <= ts.SyntaxKind.LastJSDocNode;
}
