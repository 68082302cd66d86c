"""The one error an analyst may see."""


class UserError(Exception):
    """Something the analyst can understand and act on.

    `code` is a stable token such as ``"import.empty"``; `params` fill the sentence that
    `shell.phrases` makes of it (what happened, what is safe, what to do).
    """

    def __init__(self, code: str, **params: str | int) -> None:
        """Remember the code and the values its sentence needs."""
        self.code = code
        self.params = params
        details = ", ".join(f"{key}={value}" for key, value in params.items())
        super().__init__(f"{code} ({details})" if details else code)


class Cancelled(Exception):  # noqa: N818  # a request granted, not an error
    """The analyst cancelled a task; whatever it had not finished was rolled back."""
