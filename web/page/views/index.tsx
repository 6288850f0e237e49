import "./views.css";

import { useState } from "react";

import { Button, Field } from "../controls";
import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import { Matrix } from "./matrix";
import { Outline } from "./outline";
import { MapTable } from "./table";
import type { View } from "./view";

/** The same map without a canvas. */
export function OtherView({ view }: { view: Exclude<View, "canvas"> }) {
  const { t } = useWords();
  const { map } = useOpenMap();
  const [find, setFind] = useState("");
  if (map.stakeholders.length === 0) {
    return (
      <div className="empty">
        <h2>{t("views.nobody")}</h2>
        <p>{t("map.empty-hint")}</p>
      </div>
    );
  }
  return (
    <div className="other-view">
      <ViewBar find={find} onFind={setFind} />
      {view === "outline" ? <Outline find={find} /> : view === "table" ? <MapTable find={find} /> : <Matrix find={find} />}
    </div>
  );
}

function ViewBar(props: { find: string; onFind: (text: string) => void }) {
  const { t } = useWords();
  const { session, shown, mayWrite } = useOpenMap();
  const { state } = shown.saving;
  return (
    <div className="bar" role="toolbar" aria-label={t("views.tools")}>
      <Button look="plain" aria-label={t("map.undo")} isDisabled={!mayWrite || !shown.canUndo} onPress={() => session.undo()}>
        ↶
      </Button>
      <Button look="plain" aria-label={t("map.redo")} isDisabled={!mayWrite || !shown.canRedo} onPress={() => session.redo()}>
        ↷
      </Button>
      <div className="find">
        <Field label={t("map.find")} value={props.find} onChange={props.onFind} type="search" />
      </div>
      <span className={`saving ${state}`} role="status">
        {state === "saved" ? t("map.saved") : state === "saving" ? t("map.saving") : null}
      </span>
    </div>
  );
}
