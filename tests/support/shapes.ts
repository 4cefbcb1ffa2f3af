import { join } from "node:path";
import ts from "typescript";

const file = join(import.meta.dirname, "../../shared/ipc/answers.ts");

/** Reads the declared answers and compares values with them: what is missing, what nobody declared, and what is of another kind, by its path. */
export function shapesOfAnswers(): { readonly compare: (query: string, row: unknown) => string[] } {
  const program = ts.createProgram([file], { strict: true, exactOptionalPropertyTypes: true, noEmit: true, allowImportingTsExtensions: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2023, types: [] });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const declared = source?.statements.find((s): s is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(s) && s.name.text === "Answers");
  if (declared === undefined) throw new Error("no Answers");
  const of = new Map(checker.getTypeAtLocation(declared).getProperties().map((p) => [p.name, checker.getTypeOfSymbolAtLocation(p, declared)]));

  const primitive = (type: ts.Type, value: unknown): boolean | null => {
    if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return true;
    if (type.isStringLiteral() || type.isNumberLiteral()) return type.value === value;
    if ((type.flags & ts.TypeFlags.String) !== 0) return typeof value === "string";
    if ((type.flags & ts.TypeFlags.Number) !== 0) return typeof value === "number";
    if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0) return checker.typeToString(type) === String(value) && typeof value === "boolean";
    if ((type.flags & ts.TypeFlags.Null) !== 0) return value === null;
    if ((type.flags & ts.TypeFlags.Undefined) !== 0) return value === undefined;
    return null;
  };
  const compare = (type: ts.Type, value: unknown, path: string): string[] => {
    if (type.isUnion()) {
      const each = type.types.map((t) => compare(t, value, path));
      return each.some((wrong) => wrong.length === 0) ? [] : (each.filter((wrong) => wrong.some((w) => w.startsWith(`${path}.`)))[0] ?? [`${path}: ${JSON.stringify(value)?.slice(0, 60)} is not ${checker.typeToString(type).slice(0, 80)}`]);
    }
    const plain = primitive(type, value);
    if (plain !== null) return plain ? [] : [`${path}: ${JSON.stringify(value)?.slice(0, 60)} is not ${checker.typeToString(type)}`];
    if (checker.isArrayType(type) || checker.isTupleType(type)) {
      if (!Array.isArray(value)) return [`${path}: ${JSON.stringify(value)?.slice(0, 60)} is no list`];
      const element = checker.getTypeArguments(type as ts.TypeReference)[0];
      return element === undefined ? [] : value.flatMap((v) => compare(element, v, `${path}[]`));
    }
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${path}: ${JSON.stringify(value)?.slice(0, 60)} is no object`];
    const row = value as Readonly<Record<string, unknown>>;
    const index = checker.getIndexInfosOfType(type)[0];
    const properties = checker.getPropertiesOfType(type);
    const known = new Set(properties.map((p) => p.name));
    return [
      ...properties.flatMap((p) => {
        const optional = (p.flags & ts.SymbolFlags.Optional) !== 0;
        if (!Object.hasOwn(row, p.name)) return optional ? [] : [`${path}.${p.name} is missing`];
        return compare(checker.getTypeOfSymbolAtLocation(p, declared), row[p.name], `${path}.${p.name}`);
      }),
      ...Object.entries(row).flatMap(([key, v]) => (known.has(key) ? [] : index === undefined ? [`${path}.${key} is not declared`] : compare(index.type, v, `${path}.*`))),
    ];
  };
  return {
    compare: (query, row) => {
      const type = of.get(query);
      return type === undefined ? [`${query} is not declared`] : compare(type, row, query);
    },
  };
}
