// purpose: a moment as microseconds since 1970, which the driver receives quicker than one of Neo4j's times
// macro:   time
@time.epochSeconds * 1000000 + @time.microsecond
