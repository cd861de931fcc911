//! One request in, one answer out.

use usp_datamodel::instances::{Changes, Instances};
use usp_msg::{ErrorCode, ErrorMsg, Request, Response, SupportedVersions, Version};

use crate::delete::MissingInstance;
use crate::{Behavior, Requester};

/// An Agent: its data model, and how it answers.
#[derive(Clone, Debug)]
pub struct Agent<'s> {
    store: Instances<'s>,
    versions: SupportedVersions,
    missing_instance: MissingInstance,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use]
pub struct Handled {
    /// The answer; none where none is wanted.
    pub answer: Option<Result<Response, ErrorMsg>>,
    /// What the request changed, for notifications.
    pub changes: Changes,
}

impl<'s> Agent<'s> {
    /// An Agent of protocol versions 1.0 to 1.4.
    #[must_use]
    pub fn new(store: Instances<'s>) -> Self {
        Self {
            store,
            versions: SupportedVersions::new((0..=4).map(|minor| Version::new(1, minor))),
            missing_instance: MissingInstance::default(),
        }
    }

    /// The same with other protocol versions.
    #[must_use]
    pub fn with_versions(mut self, versions: SupportedVersions) -> Self {
        self.versions = versions;
        self
    }

    /// The same with another way to answer a Delete of what does not exist.
    #[must_use]
    pub const fn with_missing_instance(mut self, missing_instance: MissingInstance) -> Self {
        self.missing_instance = missing_instance;
        self
    }

    /// The data model.
    #[must_use]
    pub const fn store(&self) -> &Instances<'s> {
        &self.store
    }

    /// The data model, for the Agent to change by itself.
    pub const fn store_mut(&mut self) -> &mut Instances<'s> {
        &mut self.store
    }

    /// Processes a request. Every one is answered `[R-MSG.0]`, but Operate where it wants none.
    ///
    /// The answer to a request that only a Controller or a broker processes is Error 7001
    /// `[R-MSG.1]`.
    pub fn handle(
        &mut self,
        request: &Request,
        by: &Requester<'_>,
        behavior: &mut dyn Behavior,
    ) -> Handled {
        let store = &mut self.store;
        let (answer, changes) = match request {
            Request::Get(get) => read(crate::get(get, store, by.access)),
            Request::GetInstances(get) => read(crate::get_instances(get, store, by.access)),
            Request::GetSupportedDm(get) => read(crate::get_supported_dm(get, store, by.access)),
            Request::GetSupportedProtocol(get) => {
                read(crate::get_supported_protocol(get, &self.versions))
            }
            Request::Set(set) => written(crate::set(set, store, by, behavior)),
            Request::Add(add) => written(crate::add(add, store, by, behavior)),
            Request::Delete(delete) => {
                let missing = self.missing_instance;
                written(crate::delete(delete, store, by, behavior, missing))
            }
            Request::Operate(operate) => {
                let (answer, changes) = written(crate::operate(operate, store, by, behavior));
                // [R-OPR.4]
                let is_wanted = operate.send_resp || answer.is_err();
                return Handled {
                    answer: is_wanted.then_some(answer),
                    changes,
                };
            }
            // [R-MSG.1] also for what USP may add
            Request::Notify(_) | Request::Register(_) | Request::Deregister(_) | _ => (
                Err(ErrorMsg::new(
                    ErrorCode::MESSAGE_NOT_SUPPORTED,
                    "an Agent does not process this request",
                )),
                Changes::default(),
            ),
        };
        Handled {
            answer: Some(answer),
            changes,
        }
    }
}

type Outcome = (Result<Response, ErrorMsg>, Changes);

fn read(response: impl Into<Response>) -> Outcome {
    (Ok(response.into()), Changes::default())
}

fn written<R: Into<Response>>(result: Result<(R, Changes), ErrorMsg>) -> Outcome {
    match result {
        Ok((response, changes)) => (Ok(response.into()), changes),
        Err(error) => (Err(error), Changes::default()),
    }
}
