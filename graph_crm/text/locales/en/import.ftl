import-title = Import of { $source }
import-file = File
import-created = New
import-updated = Changed
import-unchanged = Unchanged
import-rejected = Rejected
import-rejection = { $file }, line { $line }, column { $column }, "{ $value }": { $reason }
import-kept = { $file }, line { $line }, column { $column }: kept "{ $kept }", which was edited here since the last import; the file says "{ $value }".
import-more = { $count ->
    [one] … and one more; --report FILE writes all of them.
   *[other] … and { $count } more; --report FILE writes all of them.
 }
import-ignored-file = { $file } is not a file of the import format and was left out.
import-ignored-column = { $file } has a column { $column } that the import format does not know; it was left out.

import-label-user = user (users.csv)
import-label-party = competitor (competitors.csv)
import-label-customer = customer (customers.csv)
import-label-contact = contact (contacts.csv)
import-label-opportunity = opportunity (opportunities.csv)

import-reject-not-csv = this line can't be read as CSV; look for a quotation mark that is never closed
import-reject-too-many-cells = the line has { $cells } cells and the header { $columns }; put a text that holds a comma in quotation marks
import-reject-file-too-large = the file has more than 200 MiB; split it into several folders
import-reject-file-unreadable = the file can't be read: { $cause }
import-reject-bad-bytes = this holds bytes that are no character (shown as �); write it again and save the file as "CSV UTF-8"
import-reject-control-character = this holds an invisible control character (shown as �); type the text again
import-reject-encoding = the file is neither UTF-8 nor GB18030, or no CSV file at all; save it as "CSV UTF-8"
import-reject-no-header = the file is empty; its first line must name the columns
import-reject-repeated-column = the header names this column twice; take one away
import-reject-no-column = the file lacks this column, and every row needs it
import-reject-required = this must be filled in
import-reject-vocabulary = this is not one of: { $expected }
import-reject-too-long = this has { $length } characters; { $limit } fit
import-reject-too-small = the least possible is { $limit }
import-reject-too-large = the most possible is { $limit }
import-reject-not-yes-or-no = write yes or no
import-reject-not-whole = this must be a whole number
import-reject-not-a-number = this must be a number, such as 1200000.50
import-reject-not-a-date = this must be a date, such as 2026-03-31
import-reject-not-a-time = this must be a date or a time, such as 2026-03-31T14:30
import-reject-not-usable = this value can't be used
import-reject-reserved = us and status_quo are always there; take this row away
import-reject-currency = this is not a currency code, such as CNY or USD
import-reject-precision = this currency has { $digits } decimal places
import-reject-one-map = fill either opportunity or customer, not both and not none
import-reject-same = both ends are the same
import-reject-double = the same row stands in line { $first } already; this one was left out
import-reject-unknown-reference = there is no such { $label }, neither in this folder nor from an earlier import; it may have been rejected above
import-reject-unknown-role = there is no such role in the vocabulary
import-reject-not-in-map = this person is not a stakeholder of this map; add a row to stakeholders.csv
import-reject-not-affiliated = this person neither works nor worked at the customer of this map; correct contacts.csv, or write external yes
import-reject-no-employer = this contact works at no customer, so fill the column customer
import-reject-erased = the data of this person was erased on request, so the row can't be imported again; take it out of the file
import-reject-circle = this would close a circle: { $circle }
