import type { Sentence } from "../../ground/sentence.ts";
import type { LiveStore } from "../../journal/web/live-store.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { type District, unnamedDistrict } from "../district.ts";
import { districtStream } from "../facts.ts";
import { districtRoom } from "../room.ts";
import { districtFields } from "./field-names.ts";
import { districtSteps } from "./setup-steps.ts";
import { pageTitles } from "./page-titles.ts";

type Named = Readonly<Record<string, { readonly name: Sentence }>>;

/** Names of the district's own things, as it calls them at the moment they are asked for. */
const namesOf = (things: (district: District) => Named) => (live: Pick<LiveStore, "state">) => {
  const district = (live.state(districtStream) as District | undefined) ?? unnamedDistrict;
  return Object.fromEntries(Object.entries(things(district)).map(([id, { name }]) => [id, name]));
};

export const districtWeb: RoomWeb = {
  rules: districtRoom,
  settings: [
    {
      name: "district",
      place: "district",
      title: pageTitles.home,
      help: async () => (await import("./page-help.ts")).districtSetting,
      isFor: (asked) => mayGive(asked, "NameDistrict"),
      load: async () => (await import("./home-page.tsx")).HomePage,
    },
    {
      name: "organisation",
      place: "district",
      title: { zh: "组织机构", en: "Organisation" },
      help: async () => (await import("./page-help.ts")).organisationSetting,
      isFor: (asked) => mayGive(asked, "RegisterStation"),
      load: async () => (await import("./organisation-page.tsx")).OrganisationPage,
    },
    {
      name: "types",
      place: "dispatch",
      title: pageTitles.types,
      help: async () => (await import("./page-help.ts")).typesSetting,
      isFor: (asked) => mayGive(asked, "DefineIncidentTypes"),
      load: async () => (await import("./types-page.tsx")).TypesPage,
    },
    {
      name: "run-cards",
      place: "dispatch",
      title: pageTitles.runCards,
      help: async () => (await import("./page-help.ts")).runCardsSetting,
      isFor: (asked) => mayGive(asked, "DefineRunCard"),
      load: async () => (await import("./run-cards-page.tsx")).RunCardsPage,
    },
    {
      name: "promises",
      place: "dispatch",
      title: pageTitles.promises,
      help: async () => (await import("./page-help.ts")).promisesSetting,
      isFor: (asked) => mayGive(asked, "SetPromises"),
      load: async () => (await import("./promises-page.tsx")).PromisesPage,
    },
    {
      name: "holidays",
      place: "district",
      title: pageTitles.holidays,
      help: async () => (await import("./page-help.ts")).holidaysSetting,
      isFor: (asked) => mayGive(asked, "AdoptHolidays"),
      load: async () => (await import("./holidays-page.tsx")).HolidaysPage,
    },
    {
      name: "clocks",
      place: "dispatch",
      title: { zh: "时限设置", en: "Clocks" },
      help: async () => (await import("./page-help.ts")).clocksSetting,
      formerly: "/clocks",
      isFor: (asked) => mayGive(asked, "ChangeSettings"),
      load: async () => (await import("./clocks-page.tsx")).ClocksPage,
    },
    {
      name: "words",
      place: "district",
      title: pageTitles.words,
      help: async () => (await import("./page-help.ts")).wordsSetting,
      isFor: (asked) => mayGive(asked, "SetWord"),
      load: async () => (await import("./words-page.tsx")).WordsPage,
    },
    {
      name: "areas",
      place: "district",
      title: { zh: "区域划分", en: "Areas" },
      help: async () => (await import("./page-help.ts")).areasSetting,
      isFor: (asked) => mayGive(asked, "AdoptAreas"),
      load: async () => (await import("./areas-page.tsx")).AreasPage,
    },
  ],
  setup: districtSteps,
  words: {
    fields: districtFields,
    named: {
      station: namesOf(({ stations, retired }) => ({ ...retired?.stations, ...stations })),
      department: namesOf(({ departments, retired }) => ({ ...retired?.departments, ...departments })),
      part: namesOf(({ departments, stations, retired }) => ({
        ...{ ...retired?.departments, ...retired?.stations },
        ...{ ...departments, ...stations },
      })),
      type: namesOf(({ types }) => types),
    },
  },
};
