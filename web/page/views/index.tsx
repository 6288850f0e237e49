import "./views.css";

import { useState, type ReactNode } from "react";

import { ColleagueChoice } from "../around/colleague-choice";
import { Button, Dialog, Field } from "../controls";
import { AddMenu } from "../map/add-menu";
import { useOpenMap } from "../map/context";
import { Saving, UndoRedo } from "../map/saving";
import { useWords } from "../words";
import { Matrix } from "./matrix";
import { Outline } from "./outline";
import { ourPeople, type Colleague } from "./rows";
import { MapTable } from "./table";
import type { View } from "./view";

/** The same map without a canvas. */
export function OtherView({ view }: { view: Exclude<View, "canvas"> }) {
  const { t } = useWords();
  const { map, mayWrite, vocabulary } = useOpenMap();
  const [find, setFind] = useState("");
  // Who has a column keeps it when they are taken off the last person, so that the keyboard stays where it is.
  const [added, setAdded] = useState<readonly Colleague[]>(() => ourPeople(map, vocabulary.me.user));
  if (map.stakeholders.length === 0) {
    return (
      <div className="empty">
        <h2>{t("views.nobody")}</h2>
        {mayWrite && <AddMenu />}
      </div>
    );
  }
  return (
    <div className="other-view">
      <ViewBar find={find} onFind={setFind}>
        {view === "matrix" && mayWrite && <AddColleague added={added} onAdd={(one) => setAdded([...added, one])} />}
      </ViewBar>
      {view === "outline" && <Outline find={find} />}
      {view === "table" && <MapTable find={find} />}
      {view === "matrix" && (
        <Matrix find={find} added={added} onTakeOut={(uid) => setAdded(added.filter((one) => one.uid !== uid))} />
      )}
    </div>
  );
}

/** Puts one of us who is in touch with nobody here yet beside the others, to say with whom they are. */
function AddColleague(props: { added: readonly Colleague[]; onAdd: (colleague: Colleague) => void }) {
  const { t } = useWords();
  const { map, vocabulary } = useOpenMap();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" onPress={() => setOpen(true)}>
        + {t("views.add-colleague")}
      </Button>
      <Dialog title={t("views.add-colleague")} isOpen={open} onClose={() => setOpen(false)}>
        <p className="quiet">{t("views.add-colleague-hint")}</p>
        <ColleagueChoice
          except={new Set(ourPeople(map, vocabulary.me.user, props.added).map((one) => one.uid))}
          onChoose={(colleague) => {
            props.onAdd(colleague);
            setOpen(false);
          }}
        />
      </Dialog>
    </>
  );
}

function ViewBar(props: { find: string; onFind: (text: string) => void; children: ReactNode }) {
  const { t } = useWords();
  const { mayWrite } = useOpenMap();
  return (
    <div className="bar" role="toolbar" aria-label={t("views.tools")}>
      <UndoRedo />
      {mayWrite && <AddMenu />}
      {props.children}
      <div className="find">
        <Field label={t("map.find")} placeholder={t("map.find")} value={props.find} onChange={props.onFind} type="search" />
      </div>
      <Saving />
    </div>
  );
}
