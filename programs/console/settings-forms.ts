import { type Asked, type SettingsForm, settingsPlaces } from "../../src/journal/web/room-web.ts";
import { rooms } from "./rooms.ts";

/** The forms of all rooms, by their places on the page; within one in the order of the rooms. */
export const settingsForms: readonly SettingsForm[] = settingsPlaces.flatMap((place) =>
  rooms.flatMap(({ settings = [] }) => settings.filter((form) => form.place === place)),
);

export function formsFor(asked: Asked): readonly SettingsForm[] {
  return settingsForms.filter((form) => form.isFor(asked));
}
