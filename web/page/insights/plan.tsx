import { useState } from "react";

import { ask } from "../api/ask";
import { Button } from "../controls";
import { Failed } from "../frame/states";
import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import { PlanAsMarkdown } from "./query";

/** The battle plan: opened as a page to print, or taken as Markdown. */
export function PlanLinks() {
  const { t, asked, language } = useWords();
  const { map } = useOpenMap();
  const [error, setError] = useState<unknown>(null);
  const of = map.kind === "OPPORTUNITY" ? "opportunities" : "customers";
  async function download() {
    try {
      setError(null);
      const variables = { uid: map.uid, deal: map.kind === "OPPORTUNITY", language: asked };
      const { opportunity, customer } = await ask(PlanAsMarkdown, variables);
      const text = (opportunity ?? customer)?.contactMap.battlePlan;
      if (text !== undefined) save(`${map.name}.md`, new Blob([text], { type: "text/markdown" }));
    } catch (failed) {
      setError(failed);
    }
  }
  return (
    <div className="answer">
      <p className="quiet">{t("insights.plan-hint")}</p>
      <div className="row">
        <a className="button" href={`/${of}/${map.uid}/battle-plan?lang=${language}`} target="_blank" rel="noopener">
          {t("insights.plan-print")}
        </a>
        <Button onPress={() => void download()}>{t("insights.plan-markdown")}</Button>
      </div>
      {error !== null && <Failed error={error} onRetry={() => void download()} />}
    </div>
  );
}

function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
