import { importAreasFile } from "./import-areas.ts";
import { importHolidays } from "./import-holidays.ts";
import { importPeopleFile } from "./import-people.ts";
import { importTasksFile } from "./import-tasks.ts";
import { importStreetsFile } from "./import-streets.ts";
import { keySourceOption } from "./key-source-option.ts";
import { dataOption, jsonOption, Usage, type Verb } from "./verb.ts";

export const importVerb: Verb = {
  name: "import",
  summary: {
    zh: "导入地图路网、区域划分、节假日、人员名册或其他系统的任务",
    en: "import a district's streets, areas, holidays, staff, or another system's tasks",
  },
  usage:
    "import streets FILE.osm.pbf|.osm|.osm.gz [--bbox W,S,E,N] [--country CN] [--data DIR] [--json]\n" +
    "       callsign import areas FILE.geojson [--dry-run] [--allow-overlaps] [--allow-gaps] [--simplify METRES] [--data DIR] [--json]\n" +
    "       callsign import holidays YEAR [--data DIR] [--json]\n" +
    "       callsign import people FILE.xlsx|.csv [--dry-run] [--data DIR | --url URL --token TOKEN] [--json]\n" +
    "       callsign import tasks FILE.xlsx|.csv --mapping MAP.json | --source NAME [--dry-run] [--data DIR | --url URL --token TOKEN] [--json]",
  arguments: ["streets | areas | holidays | people | tasks", "FILE | YEAR"],
  options: {
    bbox: {
      value: "W,S,E,N",
      says: { zh: "只导入该经纬度范围", en: "import only what lies within these degrees" },
    },
    country: {
      value: "CN",
      says: {
        zh: "缺省限速所依的国家，默认 CN",
        en: "country whose default speeds count where the map gives none, default CN",
      },
    },
    "dry-run": {
      says: { zh: "区域、人员、任务：只检查，不启用", en: "areas, people, tasks: only check, take nothing into use" },
    },
    "allow-overlaps": {
      says: {
        zh: "区域：接受同类重叠，并记入日志",
        en: "areas: accept overlaps between areas of one kind; the log records them",
      },
    },
    simplify: {
      value: "METRES",
      says: {
        zh: "区域：边界一同简化，偏离不超过这么多米",
        en: "areas: simplify shared borders together, by at most METRES",
      },
    },
    "allow-gaps": {
      says: { zh: "区域：接受未覆盖之处，并记入日志", en: "areas: accept land without an area; the log records it" },
    },
    mapping: {
      value: "MAP.json",
      says: { zh: "任务：各列各指什么", en: "tasks: what each column means" },
    },
    source: {
      value: "NAME",
      says: { zh: "任务：原系统的名称", en: "tasks: what the other system is called" },
    },
    url: {
      value: "URL",
      says: {
        zh: "人员、任务：导入到此服务器，须同时给出 --token",
        en: "people, tasks: import into this server, with --token",
      },
    },
    token: {
      value: "TOKEN",
      says: {
        zh: "人员：安全管理员的令牌；任务：导入程序的令牌",
        en: "people: a security administrator's token; tasks: an importer's",
      },
    },
    data: dataOption,
    "key-source": keySourceOption,
    json: jsonOption,
  },
  run: async (given) => {
    const [what = "", file = ""] = given.rest;
    if (what === "streets") return importStreetsFile(given, file);
    if (what === "areas") return importAreasFile(given, file);
    if (what === "holidays") return importHolidays(given, file);
    if (what === "people") return importPeopleFile(given, file);
    if (what === "tasks") return importTasksFile(given, file);
    throw new Usage(
      {
        zh: "只能导入 streets、areas、holidays、people 或 tasks，不认识 {what}。",
        en: "Streets, areas, holidays, people and tasks can be imported, not {what}.",
      },
      { what },
    );
  },
};
