//! The elements and attributes of TR-106 that the loader knows.

macro_rules! names {
    ($(#[$doc:meta])* $type:ident { $($variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum $type {
            $($variant,)*
        }

        impl $type {
            pub(crate) fn from_name(name: &[u8]) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// The name as TR-106 writes it.
            pub(crate) fn name(self) -> &'static str {
                let name: &[u8] = match self {
                    $(Self::$variant => $name,)*
                };
                core::str::from_utf8(name).unwrap_or_default()
            }
        }
    };
}

names! {
    /// An element.
    Tag {
        Annotation = b"annotation",
        Abbreviations = b"abbreviations",
        Base64 = b"base64",
        Bibliography = b"bibliography",
        Boolean = b"boolean",
        Command = b"command",
        Component = b"component",
        DataType = b"dataType",
        DateTime = b"dateTime",
        Decimal = b"decimal",
        DecimalRange = b"decimalRange",
        Default = b"default",
        Description = b"description",
        Document = b"document",
        Enumeration = b"enumeration",
        EnumerationRef = b"enumerationRef",
        Event = b"event",
        Glossary = b"glossary",
        HexBinary = b"hexBinary",
        Import = b"import",
        Input = b"input",
        InstanceRef = b"instanceRef",
        Int = b"int",
        List = b"list",
        Long = b"long",
        Model = b"model",
        Object = b"object",
        Output = b"output",
        Parameter = b"parameter",
        PathRef = b"pathRef",
        Pattern = b"pattern",
        Profile = b"profile",
        Range = b"range",
        Size = b"size",
        String = b"string",
        Syntax = b"syntax",
        Template = b"template",
        UniqueKey = b"uniqueKey",
        Units = b"units",
        UnsignedInt = b"unsignedInt",
        UnsignedLong = b"unsignedLong",
    }
}

impl Tag {
    /// Whether the element is for readers of the document only.
    pub(crate) const fn is_prose(self) -> bool {
        matches!(
            self,
            Self::Annotation
                | Self::Abbreviations
                | Self::Bibliography
                | Self::Description
                | Self::Glossary
                | Self::Template
        )
    }

    pub(crate) const fn primitive(self) -> Option<crate::types::Primitive> {
        use crate::types::Primitive;
        Some(match self {
            Self::Base64 => Primitive::Base64,
            Self::Boolean => Primitive::Boolean,
            Self::DateTime => Primitive::DateTime,
            Self::Decimal => Primitive::Decimal,
            Self::HexBinary => Primitive::HexBinary,
            Self::Int => Primitive::Int,
            Self::Long => Primitive::Long,
            Self::String => Primitive::String,
            Self::UnsignedInt => Primitive::UnsignedInt,
            Self::UnsignedLong => Primitive::UnsignedLong,
            _ => return None,
        })
    }
}

names! {
    /// An attribute without prefix.
    Key {
        Access = b"access",
        ActiveNotify = b"activeNotify",
        Action = b"action",
        Async = b"async",
        Base = b"base",
        Code = b"code",
        Command = b"command",
        DeviceType = b"deviceType",
        DiscriminatorParameter = b"discriminatorParameter",
        EnableParameter = b"enableParameter",
        Extends = b"extends",
        File = b"file",
        Fixed = b"fixed",
        ForcedInform = b"forcedInform",
        Functional = b"functional",
        Hidden = b"hidden",
        Id = b"id",
        IsService = b"isService",
        Mandatory = b"mandatory",
        MaxEntries = b"maxEntries",
        MaxInclusive = b"maxInclusive",
        MaxItems = b"maxItems",
        MaxLength = b"maxLength",
        MinEntries = b"minEntries",
        MinInclusive = b"minInclusive",
        MinItems = b"minItems",
        MinLength = b"minLength",
        MinVersion = b"minVersion",
        MountType = b"mountType",
        Name = b"name",
        NestedBrackets = b"nestedBrackets",
        NullValue = b"nullValue",
        NumEntriesParameter = b"numEntriesParameter",
        Optional = b"optional",
        Path = b"path",
        Ref = b"ref",
        RefType = b"refType",
        ReportVersion = b"\0dmr:version",
        Requirement = b"requirement",
        Secured = b"secured",
        Spec = b"spec",
        Status = b"status",
        Step = b"step",
        TargetDataType = b"targetDataType",
        TargetParam = b"targetParam",
        TargetParamScope = b"targetParamScope",
        TargetParent = b"targetParent",
        TargetParentScope = b"targetParentScope",
        TargetType = b"targetType",
        Type = b"type",
        Uuid = b"uuid",
        Value = b"value",
        Version = b"version",
        Virtual = b"virtual",
    }
}
