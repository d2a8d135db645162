import { Button } from "antd";
import type { ReactNode } from "react";
import { roleNames } from "../../src/access/role-names.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { useDesk } from "../../src/journal/web/desk.ts";
import { goTo } from "./address.ts";
import { type Misplaced, openPages } from "./pages.ts";
import { consoleTexts } from "./texts.ts";
import "./misplaced-page.css";

/** Says that an address leads nowhere, or to a page of others, and which pages are open to whoever reads this. */
export function MisplacedPage({ path, misplaced }: { path: string; misplaced: Misplaced }): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const [first, ...others] = openPages(desk);
  const forbidden = misplaced.kind === "forbidden";
  return (
    <section className="misplaced" aria-labelledby="misplaced-title">
      <h1 id="misplaced-title">{say(forbidden ? consoleTexts.forbiddenPage : consoleTexts.unknownPage)}</h1>
      <p>
        {forbidden
          ? say(consoleTexts.forbiddenPageWhy, {
              page: say(misplaced.page.title),
              role: say(roleNames[desk.session.role]),
            })
          : say(consoleTexts.unknownPageWhy, { path })}
      </p>
      {first !== undefined && (
        <Button type="primary" size="middle" autoFocus onClick={() => goTo(first.path)}>
          {say(consoleTexts.wayBack, { page: say(first.title) })}
        </Button>
      )}
      {others.length > 0 && (
        <nav aria-label={say(consoleTexts.otherPages)}>
          <h2>{say(consoleTexts.otherPages)}</h2>
          <ul>
            {others.map(({ path: to, title }) => (
              <li key={to}>
                <Button type="link" onClick={() => goTo(to)}>
                  {say(title)}
                </Button>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </section>
  );
}
