import { Button } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";

/** Over the canvas: that a way is drawn on it, or that it shows changes which are only tried; and how to end that. */
export function Modes() {
  const { t } = useWords();
  const { people, path, drawPath, trial, setTrial } = useOpenMap();
  const names = (path ?? []).map((uid) => people.get(uid)?.contact.name || t("map.no-name"));
  return (
    <>
      {trial && (
        <div className="notice mode" role="status">
          <span>{t("insights.what-if-mode", { count: trial.length })}</span>
          <Button onPress={() => setTrial(null)}>{t("insights.what-if-discard")}</Button>
        </div>
      )}
      {path && (
        <div className="notice mode" role="status">
          <span>{t("insights.drawn", { name: names.at(-1) ?? "", chain: names.join(" → ") })}</span>
          <Button onPress={() => drawPath(null)}>{t("insights.clear")}</Button>
        </div>
      )}
    </>
  );
}
