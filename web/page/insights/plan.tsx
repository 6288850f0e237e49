import { useState } from "react";

import { ask } from "../api/ask";
import { Button } from "../controls";
import { Failed } from "../frame/states";
import { useOpenMap } from "../map/context";
import { save, saveDrawing } from "../out/drawing";
import { fileName } from "../out/file-name";
import { useWords } from "../words";
import { withDrawing } from "./plan-text";
import { PlanAsMarkdown } from "./query";

/** The battle plan: opened as a page to print, or taken as Markdown and the drawing that it names. */
export function PlanLinks() {
  const { t, asked, language } = useWords();
  const { map } = useOpenMap();
  const [failed, setFailed] = useState<{ error: unknown; again: () => Promise<void> } | null>(null);
  const of = map.kind === "OPPORTUNITY" ? "opportunities" : "customers";
  const today = new Date();
  const drawing = fileName(map.name, today, "svg");
  async function attempt(take: () => Promise<void>) {
    try {
      setFailed(null);
      await take();
    } catch (error) {
      setFailed({ error, again: take });
    }
  }
  async function takeText() {
    const variables = { uid: map.uid, deal: map.kind === "OPPORTUNITY", language: asked };
    const { opportunity, customer } = await ask(PlanAsMarkdown, variables);
    const text = (opportunity ?? customer)?.contactMap.battlePlan;
    if (text === undefined) return;
    save(new Blob([withDrawing(text, drawing)], { type: "text/markdown" }), fileName(map.name, today, "md"));
  }
  const takeDrawing = () => saveDrawing({ kind: map.kind, uid: map.uid, asOf: null, language: asked }, "svg");
  return (
    <div className="answer">
      <p className="quiet">{t("insights.plan-hint")}</p>
      <div className="row">
        <a className="button" href={`/${of}/${map.uid}/battle-plan?lang=${language}`} target="_blank" rel="noopener">
          {t("insights.plan-print")}
        </a>
        <Button onPress={() => void attempt(takeText)}>{t("insights.plan-markdown")}</Button>
        <Button onPress={() => void attempt(takeDrawing)}>{t("insights.plan-map")}</Button>
      </div>
      <p className="quiet small">{t("insights.plan-map-hint", { file: drawing })}</p>
      {failed && <Failed error={failed.error} onRetry={() => void attempt(failed.again)} />}
    </div>
  );
}
