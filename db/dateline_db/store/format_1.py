"""Case format 1, as it was first on main; never edited after a release.

Records are known by `id` everywhere. An event has a local number `n` besides, for the
R*Tree of days, which knows its rows by number only.
"""

TABLES = (
    """CREATE TABLE case_settings (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    zone TEXT NOT NULL,
    marking TEXT NOT NULL,
    day_first INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE publisher (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    country TEXT NOT NULL,
    url TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT""",
    """CREATE TABLE source (
    id TEXT NOT NULL PRIMARY KEY,
    ref TEXT NOT NULL,
    publisher_id TEXT NOT NULL REFERENCES publisher (id),
    title TEXT NOT NULL,
    author TEXT NOT NULL,
    url TEXT NOT NULL,
    published_edtf TEXT NOT NULL,
    published_also TEXT NOT NULL,
    published_words TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    lineage TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    marking TEXT
) STRICT""",
    """CREATE TABLE document (
    id TEXT NOT NULL PRIMARY KEY,
    source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    captured_by TEXT NOT NULL,
    method TEXT NOT NULL,
    text TEXT NOT NULL,
    note TEXT NOT NULL,
    marking TEXT
) STRICT""",
    """CREATE TABLE lineage (
    id TEXT NOT NULL PRIMARY KEY,
    source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    chain INTEGER NOT NULL,
    step INTEGER NOT NULL,
    kind TEXT NOT NULL,
    upstream_source_id TEXT REFERENCES source (id),
    upstream_publisher_id TEXT REFERENCES publisher (id),
    note TEXT NOT NULL
) STRICT""",
    """CREATE TABLE reliability_grade (
    id TEXT NOT NULL PRIMARY KEY,
    publisher_id TEXT REFERENCES publisher (id) ON DELETE CASCADE,
    source_id TEXT REFERENCES source (id) ON DELETE CASCADE,
    letter TEXT NOT NULL,
    reason TEXT NOT NULL,
    analyst TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE actor (
    id TEXT NOT NULL PRIMARY KEY,
    ref TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT""",
    """CREATE TABLE actor_name (
    id TEXT NOT NULL PRIMARY KEY,
    actor_id TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE place (
    id TEXT NOT NULL PRIMARY KEY,
    ref TEXT NOT NULL,
    name TEXT NOT NULL,
    admin_area TEXT NOT NULL,
    country TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    precision TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT""",
    """CREATE TABLE place_name (
    id TEXT NOT NULL PRIMARY KEY,
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE event (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    ref TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    when_edtf TEXT NOT NULL,
    when_also TEXT NOT NULL,
    when_words TEXT NOT NULL,
    zone TEXT NOT NULL,
    kind TEXT NOT NULL,
    place_id TEXT REFERENCES place (id),
    review TEXT NOT NULL,
    marking TEXT,
    lo INTEGER,
    hi INTEGER
) STRICT""",
    """CREATE TABLE participation (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    actor_id TEXT NOT NULL REFERENCES actor (id),
    role TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE event_link (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    other_event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    kind TEXT NOT NULL
) STRICT""",
    """CREATE TABLE claim (
    id TEXT NOT NULL PRIMARY KEY,
    ref TEXT NOT NULL,
    event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    statement TEXT NOT NULL,
    nature TEXT NOT NULL,
    stance TEXT NOT NULL,
    locator TEXT NOT NULL,
    when_edtf TEXT NOT NULL,
    when_also TEXT NOT NULL,
    when_words TEXT NOT NULL,
    attributed_to TEXT NOT NULL,
    credits_id TEXT REFERENCES publisher (id),
    as_of_edtf TEXT NOT NULL,
    as_of_also TEXT NOT NULL,
    quote TEXT NOT NULL,
    quote_language TEXT NOT NULL,
    translation TEXT NOT NULL,
    document_id TEXT REFERENCES document (id),
    quote_start INTEGER,
    quote_prefix TEXT NOT NULL,
    quote_suffix TEXT NOT NULL,
    marking TEXT
) STRICT""",
    """CREATE TABLE figure (
    id TEXT NOT NULL PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    scope TEXT NOT NULL,
    low REAL,
    best REAL,
    high REAL,
    qualifier TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE credibility_grade (
    id TEXT NOT NULL PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    digit TEXT NOT NULL,
    reason TEXT NOT NULL,
    analyst TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE decision (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    point TEXT NOT NULL,
    measure TEXT NOT NULL,
    scope TEXT NOT NULL,
    resolution TEXT NOT NULL,
    chosen_claim_id TEXT REFERENCES claim (id) ON DELETE SET NULL,
    claim_ids TEXT NOT NULL,
    reason TEXT NOT NULL,
    analyst TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE era (
    id TEXT NOT NULL PRIMARY KEY,
    ref TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    when_edtf TEXT NOT NULL,
    when_also TEXT NOT NULL,
    when_words TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT""",
    """CREATE TABLE era_basis (
    id TEXT NOT NULL PRIMARY KEY,
    era_id TEXT NOT NULL REFERENCES era (id) ON DELETE CASCADE,
    claim_id TEXT REFERENCES claim (id) ON DELETE CASCADE,
    event_id TEXT REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE judgement (
    id TEXT NOT NULL PRIMARY KEY,
    ref TEXT NOT NULL,
    statement TEXT NOT NULL,
    likelihood TEXT,
    confidence TEXT,
    confidence_basis TEXT NOT NULL,
    assumptions TEXT NOT NULL,
    alternatives TEXT NOT NULL,
    would_change_it TEXT NOT NULL,
    gaps TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE judgement_claim (
    id TEXT NOT NULL PRIMARY KEY,
    judgement_id TEXT NOT NULL REFERENCES judgement (id) ON DELETE CASCADE,
    claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    side TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE briefing (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    audience TEXT NOT NULL,
    bottom_line TEXT NOT NULL,
    as_of_edtf TEXT NOT NULL,
    as_of_also TEXT NOT NULL,
    marking TEXT NOT NULL,
    author TEXT NOT NULL,
    organisation TEXT NOT NULL,
    scope_note TEXT NOT NULL,
    gaps TEXT NOT NULL,
    source_summary TEXT NOT NULL,
    background TEXT NOT NULL,
    outlook TEXT NOT NULL,
    reviewed_only INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE tag (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    colour TEXT NOT NULL
) STRICT""",
    """CREATE TABLE tagging (
    id TEXT NOT NULL PRIMARY KEY,
    tag_id TEXT NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL
) STRICT""",
    """CREATE TABLE note (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    text TEXT NOT NULL,
    analyst TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT""",
)

_INDEXED = {
    "source": ("publisher_id", "ref"),
    "document": ("source_id", "sha256"),
    "lineage": ("source_id", "upstream_source_id", "upstream_publisher_id"),
    "reliability_grade": ("publisher_id", "source_id"),
    "actor_name": ("actor_id",),
    "place_name": ("place_id",),
    "event": ("place_id", "ref"),
    "participation": ("event_id", "actor_id"),
    "event_link": ("event_id", "other_event_id"),
    "claim": ("event_id", "source_id", "credits_id", "document_id", "ref"),
    "figure": ("claim_id",),
    "credibility_grade": ("claim_id",),
    "decision": ("event_id", "chosen_claim_id"),
    "era_basis": ("era_id", "claim_id", "event_id"),
    "judgement_claim": ("judgement_id", "claim_id"),
    "tagging": ("tag_id", "subject_id"),
    "note": ("subject_id",),
}
INDEXES = tuple(
    f"CREATE INDEX {table}_{column} ON {table} ({column})"
    for table, columns in _INDEXED.items()
    for column in columns
)
