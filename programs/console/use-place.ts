import { useMatches } from "@tanstack/react-router";
import { useClient } from "../../src/journal/web/client.ts";
import { type Place, placeAt } from "./menu.ts";

/** What this window's address leads to, for whoever is signed in. */
export function usePlace(): Place & { readonly pathname: string } {
  const client = useClient();
  const { route, params, pathname } = useMatches({
    select: (matches) => {
      const last = matches.at(-1);
      return {
        route: String(last?.fullPath ?? "/"),
        params: { ...last?.params } as Readonly<Record<string, string>>,
        pathname: last?.pathname ?? "/",
      };
    },
    structuralSharing: true,
  });
  return { ...placeAt(route, params, client), pathname };
}
