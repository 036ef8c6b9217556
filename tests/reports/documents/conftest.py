from tests.reports.exports.schemes import (  # noqa: F401
    add,
    adopted,
    draft,
    finance_officer,
    functions,
    officer,
    rich,
    scheme,
)
