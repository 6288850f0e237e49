"""What a contact map tells: pure functions on one bounded map, no I/O.

``contact_map`` holds the map as plain data and ``graphs`` the networkx graphs made of it; every other
module is one analysis.
"""
