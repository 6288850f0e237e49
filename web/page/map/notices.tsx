import { useState } from "react";
import { Link } from "wouter";

import { Button } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";

/** What a person has to know of the writing: it waits, or something was refused. */
export function Notices() {
  const { t } = useWords();
  const { map, shown } = useOpenMap();
  const { saving, refused } = shown;
  const [read, setRead] = useState(0);
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
    </>
  );
}
