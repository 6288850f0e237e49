import { useState } from "react";

import { Button, Field, Toggle } from "../controls";
import { useWords } from "../words";
import { useAddNew } from "./adding";
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

/** Somebody who is not in the list yet, or a seat of which only the title is known; who reports to somebody, or to nobody. */
export function NewPersonDialog({ below, onDone }: { below: Stakeholder | undefined; onDone: () => void }) {
  const { t } = useWords();
  const { customer } = useOpenMap();
  const addNew = useAddNew();
  const [isSeat, setIsSeat] = useState(false);
  const [name, setName] = useState("");
  const [title, setTitle] = useState("");
  const [department, setDepartment] = useState("");
  const isReady = (isSeat ? title : name).trim() !== "";
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        addNew(
          { name: isSeat ? "" : name.trim(), title: title.trim() || null, department: department.trim() || null },
          below ? { manager: below.uid } : "anywhere",
        );
        onDone();
      }}
    >
      <p className="quiet">
        {below
          ? t("map.new-person-below", { customer: customer.name, name: below.contact.name || below.title || t("map.no-name") })
          : t("map.new-person-of", { customer: customer.name })}
      </p>
      <Toggle isSelected={isSeat} onChange={setIsSeat}>
        {t("map.is-seat")}
      </Toggle>
      {!isSeat && <Field label={t("map.name")} value={name} onChange={setName} autoFocus />}
      <Field label={t("map.job")} value={title} onChange={setTitle} {...(isSeat ? { hint: t("map.seat-hint") } : {})} />
      <Field label={t("map.department")} value={department} onChange={setDepartment} />
      <div className="row end">
        <Button look="primary" type="submit" isDisabled={!isReady}>
          {t("map.add-to-map")}
        </Button>
      </div>
    </form>
  );
}
