import { useState } from "react";

import { Button, Field } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import type { Stakeholder } from "./query";

/** Who it is that sits on a seat of which only the title was known. */
export function SeatDialog({ person, onDone }: { person: Stakeholder; onDone: () => void }) {
  const { t } = useWords();
  const { session } = useOpenMap();
  const [name, setName] = useState("");
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") return;
        session.change({ updateContact: { contact: person.contact.uid, name: name.trim(), known: true } });
        onDone();
      }}
    >
      <p className="quiet">{person.title ?? t("map.no-title")}</p>
      <Field label={t("map.name")} value={name} onChange={setName} autoFocus />
      <div className="row end">
        <Button look="primary" type="submit" isDisabled={name.trim() === ""}>
          {t("map.save")}
        </Button>
      </div>
    </form>
  );
}
