import { useState } from "react";
import { Link } from "wouter";

import { Button } from "../controls";
import { useAskBeforeLeaving } from "../controls/use-draft";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { useSight } from "./sight-context";

/** What a person has to know of the writing: it waits, or something was refused. */
export function Notices() {
  const { t } = useWords();
  const { map, shown } = useOpenMap();
  const { saving, refused, remark } = shown;
  const [read, setRead] = useState(0);
  const [known, setKnown] = useState(0);
  return (
    <>
      {saving.state === "waiting" && (
        <p role="alert" className="notice">
          {t("map.waiting")}
        </p>
      )}
      {saving.state === "signed-out" && (
        // In another window, for here is what is not saved yet.
        <p role="alert" className="notice bad">
          <span>{t("map.signed-out")}</span>
          <a href="/sign-in?next=/" target="_blank" rel="noreferrer">
            {t("frame.sign-in")}
          </a>
        </p>
      )}
      {saving.state === "gone" && (
        <p role="alert" className="notice bad">
          <span>
            {t("map.gone")} {saving.unsaved > 0 && t("map.gone-unsaved", { count: saving.unsaved })}
          </span>
          <Link href={map.kind === "CUSTOMER" ? "/customers" : "/"}>{t("map.leave")}</Link>
        </p>
      )}
      {refused && refused.number > read && (
        <div role="alert" className="notice bad">
          <span>{t("map.refused", { reason: refused.message })}</span>
          <Button onPress={() => setRead(refused.number)}>{t("frame.close")}</Button>
        </div>
      )}
      <UnfinishedNotices />
      {remark && remark.number > known && (
        <div role="alert" className="notice">
          <span>{remark.message}</span>
          <Button onPress={() => setKnown(remark.number)}>{t("frame.close")}</Button>
        </div>
      )}
    </>
  );
}

/** For whom something was typed that can't be saved so, and is not in sight; with the way back. */
function UnfinishedNotices() {
  const { t } = useWords();
  const { people, unfinished, keepUnfinished, select } = useOpenMap();
  const { openSide } = useSight();
  const whose = [...new Set([...unfinished.values()].map(({ person }) => person))].flatMap((uid) => people.get(uid) ?? []);
  useAskBeforeLeaving(whose.length > 0);
  function giveUp(uid: string) {
    for (const [field, { person }] of unfinished) if (person === uid) keepUnfinished(field, null);
  }
  return whose.map(({ uid, contact }) => {
    const name = contact.name || t("map.no-name");
    return (
      <div role="alert" className="notice bad" key={uid}>
        <span>{t("map.unfinished", { name })}</span>
        <Button
          onPress={() => {
            select([uid], { show: "where they are" });
            openSide("details");
          }}
        >
          {t("frame.look-at", { name })}
        </Button>
        <Button onPress={() => giveUp(uid)}>{t("around.give-up")}</Button>
      </div>
    );
  });
}
