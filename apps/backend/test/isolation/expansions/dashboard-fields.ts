import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript";

/** A `fields` value in the source of Medusa Admin and the call it is passed to. */
export interface DashboardFields {
  call: string;
  file: string;
  fields: string;
}

const require = createRequire(import.meta.url);

/** Returns every `fields` value that the pages of Medusa Admin and of the draft order plugin send. */
export function dashboardFields(): DashboardFields[] {
  const dashboard = join(dirname(require.resolve("@medusajs/dashboard/package.json")), "src");
  const drafts = join(
    dirname(require.resolve("@medusajs/draft-order/package.json")),
    ".medusa/server/src/admin",
  );
  const files = [
    ...sourcesIn(dashboard).filter((file) => !/\.spec\.|__tests__/.test(file)),
    join(drafts, "index.mjs"),
  ];
  const constants = new Map<string, ts.Expression>();
  const sources = files.map((file) =>
    ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true),
  );
  for (const source of sources) collectConstants(source, constants);
  return sources.flatMap((source) => fieldsIn(source, constants));
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

const localName = (source: ts.SourceFile, name: string) => `${source.fileName}#${name}`;

function collectConstants(source: ts.SourceFile, constants: Map<string, ts.Expression>): void {
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) {
      constants.set(localName(source, node.name.text), node.initializer);
      if (/FIELD|PROPERTIES|RELATIONS/.test(node.name.text))
        constants.set(folderName(source, node.name.text), node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

const folderName = (source: ts.SourceFile, name: string) => `${dirname(source.fileName)}/#${name}`;

function fieldsIn(source: ts.SourceFile, constants: ReadonlyMap<string, ts.Expression>): DashboardFields[] {
  const found: DashboardFields[] = [];
  const lookUp = (name: string): ts.Expression | undefined => {
    const local = constants.get(localName(source, name)) ?? constants.get(folderName(source, name));
    if (local !== undefined) return local;
    for (let folder = dirname(source.fileName); folder.includes("src"); folder = dirname(folder)) {
      const above = constants.get(`${folder}/#${name}`);
      if (above !== undefined) return above;
    }
    return undefined;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText(source) === "fields") {
      const call = enclosingCall(node, source);
      for (const fields of valuesOf(node.initializer, lookUp)) {
        if (fields !== "" && call !== undefined) found.push({ call, file: source.fileName, fields });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function enclosingCall(node: ts.Node, source: ts.SourceFile): string | undefined {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (ts.isCallExpression(at)) return at.expression.getText(source);
    if (ts.isVariableDeclaration(at)) return at.name.getText(source);
    if (ts.isArrowFunction(at) && at.parent !== undefined && ts.isVariableDeclaration(at.parent))
      return at.parent.name.getText(source);
  }
  return undefined;
}

/** Returns the possible values of a string expression; empty for any other expression. */
function valuesOf(
  node: ts.Expression,
  lookUp: (name: string) => ts.Expression | undefined,
  depth = 0,
): string[] {
  if (depth > 8) return [];
  const inner = (expression: ts.Expression) => valuesOf(expression, lookUp, depth + 1);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return inner(node.expression);
  if (ts.isConditionalExpression(node)) return [...inner(node.whenTrue), ...inner(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return product([inner(node.left), inner(node.right)], "");
  if (ts.isArrayLiteralExpression(node)) return product(node.elements.map(inner), ",");
  if (ts.isTemplateExpression(node)) {
    return product(
      [
        [node.head.text],
        ...node.templateSpans.map((span) => product([inner(span.expression), [span.literal.text]], "")),
      ],
      "",
    );
  }
  if (ts.isCallExpression(node)) {
    if (ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === "join") {
      return inner(node.expression.expression);
    }
    const [, fields] = node.arguments;
    return fields === undefined ? [] : inner(fields);
  }
  if (ts.isIdentifier(node)) {
    const value = lookUp(node.text);
    return value === undefined ? [] : inner(value);
  }
  return [];
}

function product(parts: readonly string[][], separator: string): string[] {
  return parts
    .map((values) => (values.length === 0 ? [""] : values))
    .reduce(
      (all, values) =>
        all.flatMap((one) => values.map((value) => (one === "" ? value : one + separator + value))),
      [""],
    );
}
