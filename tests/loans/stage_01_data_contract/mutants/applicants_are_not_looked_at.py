"""Whatever is asked about got through: validate_applicants looks at nothing."""


def validate_applicants(table):
    return table
