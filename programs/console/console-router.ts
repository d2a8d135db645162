import { createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { readSearch, writeSearch } from "../../src/ground/web/address.ts";
import { Frame } from "./frame.tsx";
import { pages, settingsPage } from "./menu.ts";
import { settingsForms } from "./settings-forms.ts";

function makeRouter() {
  const root = createRootRoute({ component: Frame });
  const at = (path: string) => createRoute({ getParentRoute: () => root, path });
  const movedTo = (from: string, to: string, params: Readonly<Record<string, string>>) =>
    createRoute({
      getParentRoute: () => root,
      path: from,
      beforeLoad: ({ search }) => {
        throw redirect({ to, params, search, replace: true } as never);
      },
    });
  return createRouter({
    routeTree: root.addChildren([
      at("/"),
      movedTo("/index.html", "/", {}),
      ...pages.map(({ path }) => at(path)),
      ...settingsForms.flatMap(({ name, formerly }) =>
        formerly === undefined ? [] : [movedTo(formerly, settingsPage.path, { form: name })],
      ),
      // Every other address; the frame says that no page is there.
      at("/$"),
    ]),
    caseSensitive: true,
    // Back and forward come to where the page had been scrolled to, a page opened anew to its top.
    scrollRestoration: true,
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    // The page's own guard says that drawing failed.
    disableGlobalCatchBoundary: true,
  });
}

let made: ReturnType<typeof makeRouter> | undefined;

/**
 * The routes of this window, made when somebody is first signed in here: by then the secret of a one-time link is out
 * of the address.
 */
export function consoleRouter(): ReturnType<typeof makeRouter> {
  made ??= makeRouter();
  return made;
}
