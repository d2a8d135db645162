import { Button } from "../../src/ground/web/button.tsx";
import type { ReactNode } from "react";
import { roleNames } from "../../src/access/role-names.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { useClient } from "../../src/journal/web/client.ts";
import { useGoToPage } from "./go-to-page.ts";
import { openPages, type Place } from "./menu.ts";
import { consoleTexts } from "./texts.ts";
import "./misplaced-page.css";

interface MisplacedPageProps {
  readonly path: string;
  readonly place: Exclude<Place, { readonly kind: "open" }>;
}

/** Says that an address leads nowhere, or to a page of others, and which pages are open to whoever reads this. */
export function MisplacedPage({ path, place }: MisplacedPageProps): ReactNode {
  const goTo = useGoToPage();
  const say = useSay();
  const client = useClient();
  const [first, ...others] = openPages(client);
  return (
    <section className="misplaced" aria-labelledby="misplaced-title">
      <h1 id="misplaced-title">
        {say(place.kind === "forbidden" ? consoleTexts.forbiddenPage : consoleTexts.unknownPage)}
      </h1>
      <p>
        {place.kind === "forbidden"
          ? say(consoleTexts.forbiddenPageWhy, {
              page: say(place.title),
              role: say(roleNames[client.session.role]),
            })
          : say(consoleTexts.unknownPageWhy, { path })}
      </p>
      {first !== undefined && (
        <Button look="primary" size="middle" autoFocus onClick={() => goTo(first)}>
          {say(consoleTexts.wayBack, { page: say(first.title) })}
        </Button>
      )}
      {others.length > 0 && (
        <nav aria-label={say(consoleTexts.otherPages)}>
          <h2>{say(consoleTexts.otherPages)}</h2>
          <ul>
            {others.map((page) => (
              <li key={page.path}>
                <Button look="link" onClick={() => goTo(page)}>
                  {say(page.title)}
                </Button>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </section>
  );
}
