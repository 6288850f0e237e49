# The words of the closed lists, as they stand in tables, in forms and on the drawn map.
power-outside = Outside
power-political-structure = Political structure
power-inner-circle = Inner circle

stance-plus-2 = Mentor
stance-plus-1 = Supporter
stance-0 = Neutral
stance-minus-1 = Non-supporter
stance-minus-2 = Opponent
stance-unknown = Stance unknown

coverage-brief = Brief contact
coverage-multiple = Multiple contacts
coverage-in-depth = In-depth contact
coverage-none = Not covered

severity-critical = Critical
severity-warning = Warning
severity-info = Note

adaptability-innovator = Innovator
adaptability-visionary = Visionary
adaptability-pragmatist = Pragmatist
adaptability-conservative = Conservative
adaptability-laggard = Laggard

response-growth = Growth
response-trouble = Trouble
response-even-keel = Even keel
response-overconfident = Overconfident

status-open = Open
status-won = Won
status-lost = Lost

party-us = Us
party-competitor = Competitor
party-status-quo = Status quo

line-solid = Solid line
line-dotted = Dotted line

map-customer = Customer map
map-opportunity = Opportunity map

unnamed-person = (no name yet)
