//! Journeys through the built app.
