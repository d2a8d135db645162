import type { TableLook } from "../preferences.ts";

type Search = Readonly<Record<string, string>>;

/** What of the address is about a list: `sort=-time`, `columns=time,who`, `find=…`, `is.kind=…`, each after its prefix. */
const words = ["sort", "columns", "find", "look"] as const;

function isOfList(name: string, prefix: string): boolean {
  if (!name.startsWith(prefix)) return false;
  const rest = name.slice(prefix.length);
  return (words as readonly string[]).includes(rest) || rest.startsWith("is.");
}

/** The look that an address asks for; null where it says nothing of it. */
export function lookIn(search: Search, prefix = ""): TableLook | null {
  const said = Object.entries(search).filter(([name, value]) => isOfList(name, prefix) && value !== "");
  if (said.length === 0) return null;
  const word = (name: string) => said.find(([each]) => each === prefix + name)?.[1];
  const sort = word("sort");
  const columns = word("columns")?.split(",").filter(Boolean);
  const filter = word("find")?.slice(0, 80);
  const only = said.flatMap(([name, value]) => {
    const rest = name.slice(prefix.length);
    return rest.startsWith("is.") ? [[rest.slice(3), value] as const] : [];
  });
  return {
    ...(columns === undefined || columns.length === 0 ? {} : { columns }),
    ...(sort === undefined ? {} : { sort: { column: sort.replace(/^-/, ""), down: sort.startsWith("-") } }),
    ...(filter === undefined ? {} : { filter }),
    ...(only.length === 0 ? {} : { only: Object.fromEntries(only) }),
  };
}

/**
 * The address with this look, whatever else it says kept. A list without any look says so where it has a usual view,
 * which would come back otherwise.
 */
export function withLook(search: Search, look: TableLook, hasUsual: boolean, prefix = ""): Search {
  const others = Object.entries(search).filter(([name]) => !isOfList(name, prefix));
  const { columns, sort, filter = "", only = {} } = look;
  const said: (readonly [string, string])[] = [
    ...(sort === undefined ? [] : [["sort", `${sort.down ? "-" : ""}${sort.column}`] as const]),
    ...(columns === undefined ? [] : [["columns", columns.join(",")] as const]),
    ...(filter.trim() === "" ? [] : [["find", filter.trim()] as const]),
    ...Object.entries(only).map(([column, value]) => [`is.${column}`, value] as const),
  ];
  if (said.length === 0 && hasUsual) said.push(["look", "all"]);
  return Object.fromEntries([...others, ...said.map(([name, value]) => [prefix + name, value] as const)]);
}
