import { useSearchParams } from "wouter";

import { Toggle } from "../controls";
import { useWords } from "../words";

export const VIEWS = ["canvas", "outline", "table", "matrix"] as const;
export type View = (typeof VIEWS)[number];

/** How the map is looked at; the address says it, so that it can be sent to somebody. */
export function useView(): [View, (view: View) => void] {
  const [asked, setAsked] = useSearchParams();
  const view = VIEWS.find((one) => one === asked.get("view")) ?? "canvas";
  return [
    view,
    (to) =>
      setAsked((before) => {
        const now = new URLSearchParams(before);
        if (to === "canvas") now.delete("view");
        else now.set("view", to);
        return now;
      }),
  ];
}

/** Canvas, outline, table or matrix of the same map. */
export function ViewSwitch(props: { view: View; onChange: (view: View) => void }) {
  const { t } = useWords();
  const { view, onChange } = props;
  return (
    <div className="row view-switch" role="group" aria-label={t("views.switch")}>
      {VIEWS.map((one) => (
        <Toggle key={one} look="plain" isSelected={view === one} onChange={() => onChange(one)}>
          {t(`views.${one}`)}
        </Toggle>
      ))}
    </div>
  );
}
