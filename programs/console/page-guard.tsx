import { Component, type ReactNode } from "react";
import { preferencesStore } from "../../src/ground/web/preferences.ts";
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
    const { language } = preferencesStore.get();
    return (
      <main className="sign-in">
        <div className="sign-in-sheet" role="alert">
          <p>{consoleTexts.failed[language]}</p>
          <button type="button" onClick={() => location.reload()}>
            {consoleTexts.reload[language]}
          </button>
        </div>
      </main>
    );
  }
}
