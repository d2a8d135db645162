import { type ParsedLocation, useNavigate, useParams, useRouter, useLocation } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { z } from "zod";

/** A place in a program, with what may stand after the question mark. What does not fit `search` is read as absent. */
export interface Address<Search extends object = object> {
  readonly path: string;
  readonly search: z.ZodType<Search>;
}

/** A word after the question mark; absent when it is empty or none. */
export const searchWord = z
  .string()
  .transform((text) => text.trim().slice(0, 100) || undefined)
  .optional()
  .catch(undefined);

/**
 * The hall, and in it the incident or the unit that is chosen. With its history open (`view`) these two words are part of
 * the filter, and `chosen` says what is chosen (`src/dispatch/web/chosen.ts`).
 */
export const hallAddress = {
  path: "/",
  search: z.object({ incident: searchWord, unit: searchWord, view: searchWord, chosen: searchWord }),
} satisfies Address;

/** What stands after a question mark: words, as they are; of a name that comes twice the first. */
export function readSearch(text: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(text)].toReversed());
}

export function writeSearch(search: object): string {
  const set = Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return set.length === 0 ? "" : `?${new URLSearchParams(set).toString()}`;
}

/** Whether two searches say the same, in whatever order. */
function isSameSearch(one: object, other: object): boolean {
  const wordsOf = (search: object) => new URLSearchParams(writeSearch(search));
  const [a, b] = [wordsOf(one), wordsOf(other)];
  a.sort();
  b.sort();
  return a.toString() === b.toString();
}

/** What the address says after its question mark. While another page is in front, what it said last. */
export function useSearchOf<Search extends object>({ path, search }: Address<Search>): Search {
  const raw = useLocation({ select: (at) => (at.pathname === path ? (at.search as Record<string, unknown>) : null) });
  const [kept, keep] = useState<Record<string, unknown>>({});
  if (raw !== null && raw !== kept) keep(raw);
  return search.parse(raw ?? kept);
}

/** A part of this window's path that its page names with `$`; the empty text where there is none. */
export function useParam(name: string): string {
  return useParams({ strict: false, select: (params: Readonly<Record<string, string>>) => params[name] ?? "" });
}

export type GoTo = <Search extends object>(address: Pick<Address<Search>, "path">, search?: Search) => void;

/** Goes to another page without loading the program again: what is half done elsewhere stays. */
export function useGoTo(): GoTo {
  const navigate = useNavigate();
  return useCallback(
    (address, search) => void navigate({ to: address.path, search: search ?? {} } as never),
    [navigate],
  );
}

/**
 * Follows a press on a link that was not drawn by the program, as in a guide's text, without loading the program again.
 * False: the press is the browser's own, as with a key held or a link that leads elsewhere.
 */
export function useGoToLink(): (link: HTMLAnchorElement, press: PressOnLink) => boolean {
  const navigate = useNavigate();
  return useCallback(
    (link, press) => {
      const isPlain = press.button === 0 && !press.ctrlKey && !press.metaKey && !press.shiftKey && !press.altKey;
      if (!isPlain || link.origin !== location.origin || link.target !== "") return false;
      void navigate({ to: link.pathname, hash: decodeURIComponent(link.hash.slice(1)) } as never);
      return true;
    },
    [navigate],
  );
}

type PressOnLink = Pick<MouseEvent, "button" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/**
 * Says in this window's address what is shown there: as a step of its own, which Back undoes, or in place of what it
 * said. While another page is in front, and when it says so already, nothing.
 */
export function useSayInAddress<Search extends object>({
  path,
}: Address<Search>): (search: Search, as: "step" | "inPlace") => void {
  const router = useRouter();
  return useCallback(
    (search, as) => {
      const at: ParsedLocation = router.latestLocation;
      if (at.pathname !== path || isSameSearch(at.search, search)) return;
      // What somebody scrolled to stays: they are still on the same page.
      void router.navigate({ to: path, search, replace: as === "inPlace", resetScroll: false } as never);
    },
    [router, path],
  );
}
