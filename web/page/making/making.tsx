import "../around/around.css";

import { useLocation } from "wouter";

import type { NamedCustomer } from "../around/customer-pick";
import { pageOf, type RecordKind } from "../around/whole-records";
import { ContactDialog } from "./contact-dialog";
import { CustomerDialog } from "./customer-dialog";
import { DealDialog } from "./deal-dialog";

/** The form for something new, whose page opens when it is put in. */
export function Making(props: { what: RecordKind; customer?: NamedCustomer; onClose: () => void }) {
  const [, navigate] = useLocation();
  const { what, customer, onClose } = props;
  const onMade = (uid: string) => {
    onClose();
    navigate(pageOf(what, uid));
  };
  if (what === "customer") return <CustomerDialog onClose={onClose} onMade={({ uid }) => onMade(uid)} />;
  const ofCustomer = { ...(customer ? { customer } : {}), onClose, onMade };
  return what === "contact" ? <ContactDialog {...ofCustomer} /> : <DealDialog {...ofCustomer} />;
}
