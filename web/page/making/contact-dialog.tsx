import { useState } from "react";

import { ask } from "../api/ask";
import { CONTACTS_CALLED, findContacts } from "../around/contacts-called";
import { CustomerPick, type NamedCustomer } from "../around/customer-pick";
import { isTooLong, JobForm, jobOf, NO_JOB } from "../around/job-form";
import { useCalled } from "../around/search-combo";
import { useWriting } from "../around/writing";
import { addressesIn } from "../contacts/addresses";
import { Button, Dialog, Field } from "../controls";
import { lengthOf, LONGEST } from "../controls/range";
import { useWords } from "../words";
import { CustomerDialog } from "./customer-dialog";
import { MakeForm } from "./form";
import { MakeContact, type NewContact } from "./make";
import { SameName } from "./same-name";

/** Puts in a person who works at this customer, or at one that is found or put in here. */
export function ContactDialog(props: { customer?: NamedCustomer; onClose: () => void; onMade: (uid: string) => void }) {
  const { t, asked: language } = useWords();
  const { onClose, onMade } = props;
  const [customer, setCustomer] = useState(props.customer ?? null);
  const [makingCustomer, setMakingCustomer] = useState(false);
  const [name, setName] = useState("");
  const [job, setJob] = useState(NO_JOB);
  const [mail, setMail] = useState("");
  const [phone, setPhone] = useState("");
  const [note, setNote] = useState("");
  const wanted = name.trim();
  const called = useCalled(CONTACTS_CALLED, wanted, findContacts(t("map.no-name")), false);
  const writing = useWriting(
    async (input: NewContact, mutationId) => (await ask(MakeContact, { input, mutationId, language })).createContact,
    (answer) => answer.__typename === "ContactWritten" && onMade(answer.uid),
  );
  const fits = lengthOf(wanted) <= LONGEST.line && lengthOf(note) <= LONGEST.lines && !isTooLong(job);
  function make() {
    if (!customer) return;
    writing.mutate({
      customer: customer.uid,
      name: wanted,
      ...jobOf(job),
      emails: addressesIn(mail),
      phones: addressesIn(phone),
      note: note.trim() || null,
    });
  }
  // One dialog at a time; what was typed stays here.
  if (makingCustomer) {
    return (
      <CustomerDialog
        onClose={() => setMakingCustomer(false)}
        onMade={(made) => {
          setCustomer(made);
          setMakingCustomer(false);
        }}
      />
    );
  }
  return (
    <Dialog title={t("making.new-contact")} isOpen onClose={onClose}>
      <MakeForm
        error={writing.error}
        isReady={customer !== null && wanted !== "" && fits}
        isMaking={writing.isPending}
        onMake={make}
      >
        <Field label={t("map.name")} value={name} onChange={setName} longest={LONGEST.line} autoFocus />
        <SameName kind="contact" name={wanted} called={called.data} />
        <div className="row pick-or-make">
          <CustomerPick label={t("around.customer")} value={customer} onChange={setCustomer} />
          <Button onPress={() => setMakingCustomer(true)}>{t("making.new-customer")}</Button>
        </div>
        <div className="form-pairs">
          <JobForm job={job} onChange={setJob} />
          <Field label={t("around.mail")} value={mail} onChange={setMail} />
          <Field label={t("around.phone")} value={phone} onChange={setPhone} />
        </div>
        <Field label={t("map.note")} value={note} onChange={setNote} lines={2} longest={LONGEST.lines} />
      </MakeForm>
    </Dialog>
  );
}
