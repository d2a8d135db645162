import { Component, type ReactNode } from "react";
import { sayNow } from "../../src/ground/web/language.ts";
import { consoleTexts } from "./texts.ts";
import "../../src/access/web/door.css";

/** If drawing fails, says so instead of leaving an empty page. */
export class PageGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="sign-in">
        <div className="sign-in-sheet" role="alert">
          <p>{sayNow(consoleTexts.failed)}</p>
          <button type="button" onClick={() => location.reload()}>
            {sayNow(consoleTexts.reload)}
          </button>
        </div>
      </main>
    );
  }
}
