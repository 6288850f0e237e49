import { useState } from "react";

import { Button } from "../controls";
import { useWords } from "../words";
import { Confirm } from "./part";

/** Takes a value out of use, brings it back, or deletes it; the server refuses to delete what is or was used. */
export function Ending(props: {
  name: string;
  retired: boolean;
  busy: boolean;
  retire: () => unknown;
  restore: () => unknown;
  remove: () => unknown;
}) {
  const { t } = useWords();
  const { name, retired, busy, retire, restore, remove } = props;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        look="plain"
        isPending={busy}
        aria-label={t(retired ? "settings.restore-named" : "settings.retire-named", { name })}
        onPress={() => void (retired ? restore() : retire())}
      >
        {t(retired ? "settings.restore" : "settings.retire")}
      </Button>
      <Button
        look="plain"
        isPending={busy}
        aria-label={t("settings.delete-named", { name })}
        onPress={() => setAsking(true)}
      >
        {t("settings.delete")}
      </Button>
      {asking && (
        <Confirm
          title={t("settings.delete-ask", { name })}
          text={t("settings.delete-value")}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** Marks a value that can't be chosen any more. */
export function Retired({ since }: { since: string | null }) {
  const { t, date } = useWords();
  if (since === null) return null;
  return <span className="chip">{t("settings.retired-since", { date: date(since) })}</span>;
}
