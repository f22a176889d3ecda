"""`schema`: what an editor needs to complete and explain the programme file."""

from itinerary.cli.session import Session
from itinerary.programme.shape.schema import schema as json_schema


def schema(session: Session) -> None:
    """The JSON Schema of the programme file."""
    session.write_json(json_schema())
